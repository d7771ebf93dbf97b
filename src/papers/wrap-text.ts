/** 行頭禁則: what may not begin a line (JIS X 4051, the characters that occur in names and sentences). */
const NEVER_FIRST = new Set(
  '、。，．・：；？！ー」』）］｝】〉》〕’”ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々ゝゞヽヾ,.:;?!)]}%｡､｣ｰﾞﾟ円',
);
/** 行末禁則: what may not end a line. */
const NEVER_LAST = new Set('「『（［｛【〈《〔‘“([{｢¥￥');

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/**
 * Breaks a text into lines no wider than `width`. Japanese breaks between any two characters that the rules of line
 * breaking allow; a word of Latin letters or digits stays whole unless it alone is wider than a line.
 *
 * @param widthOf the width of a text, in the unit of `width`
 */
export function wrapText(text: string, width: number, widthOf: (text: string) => number): string[] {
  return text.split(/\r\n|[\n\r]/).flatMap((paragraph) => wrapParagraph(paragraph, width, widthOf));
}

function wrapParagraph(text: string, width: number, widthOf: (text: string) => number): string[] {
  if (widthOf(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text)) {
    if (widthOf(line + piece.trimEnd()) <= width) {
      line += piece;
      continue;
    }
    if (line !== '') lines.push(line.trimEnd());
    line = '';
    for (const { segment } of graphemes.segment(piece.trimStart())) {
      if (line !== '' && widthOf(line + segment.trimEnd()) > width) {
        lines.push(line);
        line = '';
      }
      line += segment;
    }
  }
  return [...lines, line.trimEnd()];
}

/** The parts of a text between which a line may end. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let previous = '';
  for (const { segment } of graphemes.segment(text)) {
    const together =
      found.length > 0 &&
      (NEVER_FIRST.has(segment) ||
        NEVER_LAST.has(previous) ||
        /\s/.test(segment) ||
        (/[\p{Script=Latin}\d#/@&_+-]/u.test(previous) && /[\p{Script=Latin}\d#/@&_+-]/u.test(segment)));
    if (together) found[found.length - 1] += segment;
    else found.push(segment);
    previous = segment;
  }
  return found;
}
