import type { ReactNode } from 'react';
import { useText } from '../i18n/texts';
import { StatusTag, type Tone } from './status-tag';
import { texts } from './steps.texts';

/** blocked: it is its turn, but something else has to happen first; failed: done, and not right. */
export type StepState = 'done' | 'current' | 'waiting' | 'blocked' | 'failed';

export interface Step {
  key: string;
  title: string;
  state: StepState;
  /** What came of it, or why it cannot be done. */
  note?: ReactNode;
  /** What is done in this step: shown while it is its turn, and wherever it is given. */
  content?: ReactNode;
}

const TONES: Record<StepState, Tone> = {
  done: 'good',
  current: 'info',
  waiting: 'neutral',
  blocked: 'warn',
  failed: 'bad',
};

const MARKS: Record<StepState, string> = {
  done: 'border-green-800 bg-green-800 text-white',
  current: 'border-blue-900 bg-blue-900 text-white',
  waiting: 'border-solid-gray-536 bg-white text-solid-gray-700',
  blocked: 'border-warning-yellow-2 bg-white text-yellow-1200',
  failed: 'border-red-900 bg-red-900 text-white',
};

/** Work that is done in an order, and how far it has come. */
export function Steps({ label, steps }: { label: string; steps: readonly Step[] }) {
  const t = useText(texts);
  return (
    <ol aria-label={label} className="flex flex-col">
      {steps.map(({ key, title, state, note, content }, index) => (
        <li
          key={key}
          aria-current={state === 'current' ? 'step' : undefined}
          className="group grid grid-cols-[auto_minmax(0,1fr)] gap-x-4"
        >
          <div className="flex flex-col items-center">
            <span
              aria-hidden="true"
              className={`grid size-10 shrink-0 place-content-center rounded-full border-2 font-bold tabular-nums ${MARKS[state]}`}
            >
              {sign(state) ?? index + 1}
            </span>
            <span className="min-h-4 w-0.5 grow bg-solid-gray-300 group-last:bg-transparent" />
          </div>
          <div className="flex min-w-0 flex-col gap-3 pb-8 group-last:pb-0">
            <div className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1">
              <h3 className={state === 'waiting' ? 'text-solid-gray-700' : 'font-bold'}>
                <span className="sr-only">{t.step(index + 1)} </span>
                {title}
              </h3>
              <StatusTag tone={TONES[state]}>{t[state]}</StatusTag>
            </div>
            {note && <div className="text-solid-gray-800">{note}</div>}
            {content}
          </div>
        </li>
      ))}
    </ol>
  );
}

function sign(state: StepState): string | undefined {
  if (state === 'done') return '✓';
  return state === 'failed' ? '!' : undefined;
}
