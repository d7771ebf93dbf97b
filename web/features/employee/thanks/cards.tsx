import type { ReactNode } from 'react';

export const cardNames = ['plain', 'sakura', 'sun', 'umbrella', 'clover', 'tea'] as const;
export type CardName = (typeof cardNames)[number];

interface Look {
  ground: string;
  ink: string;
  picture: ReactNode;
}

const petal = 'M0-15C5-12 5-5 0 0-5-5-5-12 0-15z';

/** Five petals, or four leaves, around one middle. */
function Around({ at, by, shape, size = 1 }: { at: [number, number]; by: number; shape: string; size?: number }) {
  return (
    <g transform={`translate(${at[0]} ${at[1]}) scale(${size})`}>
      {Array.from({ length: by }, (_, leaf) => (
        <path key={leaf} d={shape} transform={`rotate(${(360 / by) * leaf})`} />
      ))}
    </g>
  );
}

const leaf = 'M0 0C-14-4-12-18-3-16-1-15 0-13 0-12 0-13 1-15 3-16 12-18 14-4 0 0z';

const LOOKS: Record<CardName, Look> = {
  plain: {
    ground: 'bg-brand-50',
    ink: 'fill-brand-600',
    picture: (
      <>
        <path d="M160 66S134 52 134 36a13 13 0 0 1 26-4 13 13 0 0 1 26 4c0 16-26 30-26 30z" />
        <path
          opacity=".35"
          d="M72 56s-13-7-13-15a6.5 6.5 0 0 1 13-2 6.5 6.5 0 0 1 13 2c0 8-13 15-13 15zM252 44s-11-6-11-13a5.5 5.5 0 0 1 11-2 5.5 5.5 0 0 1 11 2c0 7-11 13-11 13z"
        />
      </>
    ),
  },
  sakura: {
    ground: 'bg-magenta-50',
    ink: 'fill-magenta-300',
    picture: (
      <>
        <Around at={[160, 42]} by={5} shape={petal} size={1.7} />
        <Around at={[78, 58]} by={5} shape={petal} />
        <Around at={[244, 26]} by={5} shape={petal} />
        <Around at={[292, 66]} by={5} shape={petal} size={0.7} />
        <Around at={[28, 24]} by={5} shape={petal} size={0.7} />
      </>
    ),
  },
  sun: {
    ground: 'bg-yellow-50',
    ink: 'fill-yellow-500',
    picture: (
      <>
        <circle cx="160" cy="42" r="17" />
        <Around at={[160, 42]} by={8} shape="M-2-24h4v-9h-4z" />
        <path opacity=".35" d="M36 70a14 14 0 0 1 24-10 11 11 0 0 1 19 10zM240 44a12 12 0 0 1 21-8 9 9 0 0 1 16 8z" />
      </>
    ),
  },
  umbrella: {
    ground: 'bg-light-blue-50',
    ink: 'fill-light-blue-600',
    picture: (
      <>
        <path d="M124 44a36 36 0 0 1 72 0c-6-5-12-5-18 0-6-5-11-5-16-1v19a7 7 0 0 1-14 0h4a3 3 0 0 0 6 0V43c-5-4-10-4-16 1-6-5-12-5-18 0z" />
        <path
          opacity=".4"
          d="M60 22l-5 14h4zM84 44l-5 14h4zM236 20l-5 14h4zM262 46l-5 14h4zM40 56l-4 12h3zM288 24l-4 12h3z"
        />
      </>
    ),
  },
  clover: {
    ground: 'bg-green-50',
    ink: 'fill-green-600',
    picture: (
      <>
        <Around at={[160, 38]} by={4} shape={leaf} size={1.4} />
        <path d="M159 40c1 16 5 24 12 30l-4 3c-8-8-11-18-11-33z" />
        <g opacity=".4">
          <Around at={[70, 52]} by={4} shape={leaf} size={0.8} />
          <Around at={[250, 34]} by={4} shape={leaf} size={0.8} />
        </g>
      </>
    ),
  },
  tea: {
    ground: 'bg-orange-50',
    ink: 'fill-orange-600',
    picture: (
      <>
        <path d="M132 38h48v14a16 16 0 0 1-16 16h-16a16 16 0 0 1-16-16zM180 42h6a9 9 0 0 1 0 18h-7v-5h7a4 4 0 0 0 0-8h-6z" />
        <path opacity=".45" d="M146 32c-4-6 4-8 0-15h4c4 7-4 9 0 15zM160 32c-4-6 4-8 0-15h4c4 7-4 9 0 15z" />
        <path opacity=".3" d="M60 62h36v4H60zM224 62h36v4h-36z" />
      </>
    ),
  },
};

/** A card that this version does not know shows the plain picture. */
export function lookOf(card: string): Look {
  return LOOKS[cardNames.find((name) => name === card) ?? 'plain'];
}

/** The picture on a card; it says nothing that the words do not say. */
export function CardPicture({ card, small = false }: { card: string; small?: boolean }) {
  const { ground, ink, picture } = lookOf(card);
  return (
    <div className={`${ground} overflow-hidden`} aria-hidden="true">
      <svg
        viewBox={small ? '110 0 100 80' : '0 0 320 80'}
        preserveAspectRatio={small ? 'xMidYMid meet' : 'xMidYMid slice'}
        className={`block w-full ${ink} ${small ? 'h-14' : 'h-20'}`}
      >
        {picture}
      </svg>
    </div>
  );
}
