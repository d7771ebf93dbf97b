import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { create, type Font, type Glyph, type Subset } from 'fontkit';

export type Weight = 'regular' | 'bold';

const FILES: Record<Weight, string> = {
  regular: '400Regular/NotoSansJP_400Regular.ttf',
  bold: '700Bold/NotoSansJP_700Bold.ttf',
};

/** What printers put where they have no type for a character (geta). */
const GETA = 0x3013;

/** No glyph of a TrueType font has a higher number; above it are the numbers that a paper gives itself. */
const GLYPHS = 0x10000;

const opened = new Map<Weight, Font>();
const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/**
 * Noto Sans JP for one paper. Several characters may share a glyph (一 and the radical ⼀, 〜 and ～), and a character
 * outside the font has none at all: a PDF then could not say which of them was meant. So each of them gets a glyph number
 * of its own in the paper, and the text read back from it is the text put in.
 */
export function typeface(weight: Weight): Font {
  const font = fontOf(weight);
  const meanings = new Map<number, string>();
  const numbers = new Map<string, number>();
  const meant = (glyph: Glyph, meaning: string): Glyph => {
    const drawn = glyph.id === 0 ? font.glyphForCodePoint(GETA) : glyph;
    let { id } = drawn;
    if (glyph.id !== 0 && !meanings.has(id)) meanings.set(id, meaning);
    if (meanings.get(id) !== meaning) {
      const number = numbers.get(meaning) ?? numbers.size + 1;
      numbers.set(meaning, number);
      id += number * GLYPHS;
    }
    const codePoints = Array.from(meaning, (character) => character.codePointAt(0));
    return Object.create(drawn, { id: { value: id }, codePoints: { value: codePoints } }) as Glyph;
  };
  return Object.assign(Object.create(font) as Font, {
    layout: (text: string) => {
      const glyphs: Glyph[] = [];
      for (const { segment } of graphemes.segment(text)) {
        // No kerning, so a text is as wide as its characters together, and figures stand below each other.
        const drawn = glyphsOf(font, segment);
        glyphs.push(...drawn.map((glyph, index) => meant(glyph, index === 0 ? segment : '')));
      }
      return runOf(glyphs);
    },
    createSubset: () => subsetOf(font),
  });
}

/** The glyphs of one character; a letter with marks of its own may have several. */
function glyphsOf(font: Font, character: string): Glyph[] {
  const codePoint = character.codePointAt(0);
  if (codePoint === undefined) return [];
  if (character.length === String.fromCodePoint(codePoint).length) return [font.glyphForCodePoint(codePoint)];
  const { glyphs } = font.layout(character, { kern: false });
  return glyphs.length === 1 ? glyphs : glyphs.filter(({ id }, index) => index === 0 || id !== 0);
}

function runOf(glyphs: Glyph[]) {
  const positions = glyphs.map(({ advanceWidth }) => ({ xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 }));
  return {
    glyphs,
    positions,
    // pdfkit scales the positions before it asks for the width.
    get advanceWidth(): number {
      return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
    },
  };
}

function fontOf(weight: Weight): Font {
  const known = opened.get(weight);
  if (known) return known;
  const path = fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-sans-jp/${FILES[weight]}`));
  const font = create(readFileSync(path));
  if (!('layout' in font)) throw new Error(`${path} holds several fonts, not one`);
  opened.set(weight, font);
  return font;
}

/** What is used of fontkit's subset: the glyphs by their place in it, and the place of a glyph's number. */
interface GlyphPlaces {
  glyphs: number[];
  includeGlyph(id: number): number;
}

function subsetOf(font: Font): Subset {
  const subset = font.createSubset();
  // Its declared type knows neither; pdfkit uses both.
  const open = subset as unknown as GlyphPlaces;
  const places = new Map<number, number>();
  const include = open.includeGlyph.bind(subset);
  open.includeGlyph = (id) => {
    if (id < GLYPHS) return include(id);
    const place = places.get(id) ?? open.glyphs.push(id % GLYPHS) - 1;
    places.set(id, place);
    return place;
  };
  return subset;
}
