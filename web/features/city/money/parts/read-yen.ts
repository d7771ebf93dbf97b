/** Digits, however they are set apart, also full-width ones; undefined for anything else. */
export function readYen(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[¥円,、\s]/g, '');
  return /^\d{1,15}$/.test(plain) ? Number(plain) : undefined;
}
