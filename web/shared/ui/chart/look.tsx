import type { ReactNode } from 'react';

/** Told apart by their lightness too; each stands out from white by 3 to 1 (WCAG 1.4.11). */
const COLOURS = ['#0017c1', '#c74700', '#008299', '#8b008b', '#806300', '#4d4d4d'];
const SIDE = 8;

const PATTERNS: readonly ReactNode[] = [
  null,
  <path key="diagonal" d="M-2 2l4-4M0 8l8-8M6 10l4-4" />,
  <circle key="dots" cx="4" cy="4" r="1" />,
  <path key="lines" d="M0 4h8" />,
  <path key="cross" d="M0 0l8 8M8 0l-8 8" />,
  <path key="posts" d="M4 0v8" />,
];

/** How lines differ where their colours do not. */
const DASHES = ['', '8 4', '2 4', '12 4 2 4', '4 4', '16 6'];

export function colourOf(index: number): string {
  return COLOURS[index % COLOURS.length] as string;
}

export function dashOf(index: number): string {
  return DASHES[index % DASHES.length] as string;
}

/** Colour and pattern of a surface, as defined by `Patterns` of the same id. */
export function fillOf(id: string, index: number): string {
  return `url(#${id}-${index % COLOURS.length})`;
}

/** What surfaces are filled with: nobody has to tell colours apart. */
export function Patterns({ id }: { id: string }) {
  return (
    <defs>
      {COLOURS.map((colour, index) => (
        <pattern key={colour} id={`${id}-${index}`} width={SIDE} height={SIDE} patternUnits="userSpaceOnUse">
          <rect width={SIDE} height={SIDE} fill={colour} />
          <g stroke="#fff" strokeWidth="1.5" fill="#fff">
            {PATTERNS[index]}
          </g>
        </pattern>
      ))}
    </defs>
  );
}
