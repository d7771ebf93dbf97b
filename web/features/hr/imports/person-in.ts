/** Whom a row is about: what stands below the headings of the number and the name, else its first cells. */
export function personIn(header: readonly string[], cells: readonly string[]): string {
  const at = (words: RegExp) => cells[header.findIndex((title) => words.test(title))]?.trim() ?? '';
  const known = [at(/番号|コード|No/i), at(/氏名|名前|社員名|従業員名|職員名/)].filter(Boolean).join(' ');
  return (
    known ||
    cells
      .map((cell) => cell.trim())
      .filter(Boolean)
      .slice(0, 2)
      .join(' ')
  );
}
