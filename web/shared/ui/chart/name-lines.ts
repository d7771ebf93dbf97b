/** How wide a letter is, in the width of a kanji; Latin letters are about half as wide. */
const widthOf = (letter: string) => (/[ -~｡-ﾟ]/.test(letter) ? 0.55 : 1);

/**
 * A name in at most two lines of so many kanji; what does not fit is cut, since the table has it whole.
 * @param width of a line, in kanji
 */
export function nameLines(name: string, width: number): string[] {
  const [first, rest] = cut(name, width);
  if (rest === '') return [first];
  const [second, lost] = cut(rest, width);
  return lost === '' ? [first, second] : [first, `${cut(rest, width - 1)[0]}…`];
}

/** Between words where there is a space, as late as possible. */
function cut(text: string, width: number): [head: string, tail: string] {
  const letters = [...text];
  let used = 0;
  const fits = letters.findIndex((letter) => (used += widthOf(letter)) > width + 1e-9);
  if (fits === -1) return [text, ''];
  const space = letters.lastIndexOf(' ', fits);
  const at = space > 0 ? space : fits;
  return [letters.slice(0, at).join(''), letters.slice(at).join('').trimStart()];
}
