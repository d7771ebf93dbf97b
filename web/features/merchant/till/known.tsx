import type { ReactNode } from 'react';
import { isProblem, type Problem } from '../../../shared/api/problem';
import { useFormat } from '../../../shared/format/format';
import { useLanguage } from '../../../shared/i18n/language';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { words } from '../words';
import { FullScreen, type Ground } from './full-screen';
import { texts } from './result.texts';
import type { Settled } from './use-payment';

interface Props {
  outcome: Settled;
  /** It had been without an answer for a while: the customer may have paid otherwise meanwhile. */
  late: boolean;
  undone: boolean;
  onNext: () => void;
  onUndo: (receipt: { id: string; notes: number; amount: number }) => void;
  onItsOwnNotes: () => void;
}

/** What became of a payment, to be read from across the counter. */
export function Known({ outcome, late, undone, onNext, onUndo, onItsOwnNotes }: Props) {
  const t = useText(texts);
  const w = useText(words);
  const { yen, time } = useFormat();

  if (outcome.kind === 'refused') {
    const itsOwn = notesOf(outcome.problem);
    return (
      <Told ground="bad" head={t.refused} onNext={onNext} next={t.again}>
        <Why problem={outcome.problem} />
        {itsOwn !== undefined && (
          <Button kind="secondary" size="lg" onPress={onItsOwnNotes}>
            {t.asItIs(itsOwn)}
          </Button>
        )}
      </Told>
    );
  }
  const { receipt } = outcome;
  if (undone)
    return (
      <Told ground="plain" head={t.undone} onNext={onNext} next={t.next}>
        <p className="text-3xl font-bold">
          {w.notes(receipt.notes)} {yen(receipt.amount)}
        </p>
        <p className="text-xl">{t.undoneLead}</p>
      </Told>
    );
  const before = outcome.kind === 'taken-before';
  return (
    <Told ground={before ? 'before' : 'good'} head={before ? t.before : t.taken} onNext={onNext} next={t.next}>
      <p className="text-7xl leading-none font-bold tabular-nums sm:text-9xl">{w.notes(receipt.notes)}</p>
      <p className="text-4xl font-bold tabular-nums">{yen(receipt.amount)}</p>
      {before && <p className="text-xl">{t.beforeLead(time(receipt.recordedAt))}</p>}
      {late && !before && (
        <div className="text-xl">
          <p className="font-bold">{t.late}</p>
          <p>{t.lateLead}</p>
        </div>
      )}
      <p className="text-lg">
        {receipt.shop.name} {time(receipt.happenedAt)}
      </p>
      {!before && (
        <Button kind="secondary" onPress={() => onUndo(receipt)}>
          {t.undo}
        </Button>
      )}
    </Told>
  );
}

function Told({
  ground,
  head,
  next,
  onNext,
  children,
}: {
  ground: Ground;
  head: string;
  next: string;
  onNext: () => void;
  children: ReactNode;
}) {
  return (
    <FullScreen ground={ground} label={head} onClose={onNext}>
      <p className="text-[clamp(2rem,9.4vw,4.5rem)] leading-tight font-bold text-balance">{head}</p>
      {children}
      <Button kind="secondary" size="lg" wide onPress={onNext} autoFocus>
        {next}
      </Button>
    </FullScreen>
  );
}

/** Why nothing was taken, and what to do now. */
function Why({ problem }: { problem: Problem }) {
  const { language } = useLanguage();
  const t = useText(texts);
  const advice = ofCode(t.advice, problem);
  return (
    <div className="flex flex-col gap-3">
      <p className="text-2xl font-bold text-balance [word-break:auto-phrase] sm:text-3xl">
        {ofCode(t.whys, problem) ?? problem[language]}
      </p>
      {advice && <p className="text-xl">{advice}</p>}
    </div>
  );
}

/** In words for a counter, where the refusal is a usual one. */
export function ofCode(words: Record<string, string>, { code }: Problem): string | undefined {
  return Object.hasOwn(words, code) ? words[code] : undefined;
}

/** For how many notes the code is, where that is why it was refused. */
function notesOf(problem: Problem): number | undefined {
  if (!isProblem(problem) || problem.code !== 'code_for_other_notes') return undefined;
  const notes = (problem.details as { notes?: unknown } | undefined)?.notes;
  return typeof notes === 'number' ? notes : undefined;
}
