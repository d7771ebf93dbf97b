import type { ReactNode } from 'react';

export type Tone = 'neutral' | 'info' | 'good' | 'warn' | 'bad';

const LOOK: Record<Tone, string> = {
  neutral: 'border-solid-gray-600 bg-solid-gray-50 text-solid-gray-800',
  info: 'border-blue-900 bg-blue-50 text-blue-1000',
  good: 'border-green-800 bg-green-50 text-green-1000',
  warn: 'border-warning-yellow-2 bg-yellow-50 text-yellow-1200',
  bad: 'border-red-900 bg-red-50 text-red-1000',
};

/** A state, said in words; the colour only helps. */
export function StatusTag({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={`inline-block rounded-4 border px-2 py-0.5 text-sm leading-snug font-bold whitespace-nowrap ${LOOK[tone]}`}
    >
      {children}
    </span>
  );
}
