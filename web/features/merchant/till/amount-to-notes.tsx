import { useState } from 'react';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { TextField } from '../../../shared/ui/text-field';
import { words } from '../words';
import { texts } from './amount-to-notes.texts';
import { useNoteYen } from './use-note-yen';

const MOST_YEN = 1_000_000;

interface Props {
  /** How many notes are asked for; undefined where any number is taken. */
  notes: number | undefined;
  onNotes: (notes: number | undefined) => void;
}

/** Works out from the bill how many notes to ask for, and what is left to be paid otherwise. */
export function AmountToNotes({ notes, onNotes }: Props) {
  const t = useText(texts);
  const w = useText(words);
  const { yen } = useFormat();
  const noteYen = useNoteYen();
  const [typed, setTyped] = useState('');
  if (noteYen === undefined) return null;
  const amount = Number(typed);
  const rest = amount - (notes ?? 0) * noteYen;

  const type = (text: string) => {
    const digits = text.normalize('NFKC').replace(/\D/g, '').replace(/^0+/, '').slice(0, 7);
    const capped = Number(digits) > MOST_YEN ? String(MOST_YEN) : digits;
    setTyped(capped);
    const whole = Math.floor(Number(capped) / noteYen);
    onNotes(whole > 0 ? whole : undefined);
  };
  return (
    <section className="flex flex-col gap-3 rounded-12 border border-solid-gray-300 bg-white p-4">
      <TextField label={t.label} hint={t.hint} value={typed} onChange={type} inputMode="numeric" autoComplete="off" />
      <div role="status" className="flex flex-col gap-3 empty:hidden">
        {typed !== '' && notes === undefined && <p>{t.less}</p>}
        {notes !== undefined && (
          <>
            <dl className="grid grid-cols-2 gap-3 text-center">
              <div className="rounded-8 bg-blue-50 p-3">
                <dt className="text-sm">{t.notes}</dt>
                <dd className="text-2xl font-bold">
                  {w.notes(notes)} <span className="block text-base font-normal">{yen(notes * noteYen)}</span>
                </dd>
              </div>
              <div className="rounded-8 bg-solid-gray-50 p-3">
                <dt className="text-sm">{t.rest}</dt>
                <dd className="text-2xl font-bold tabular-nums">{yen(Math.max(0, rest))}</dd>
              </div>
            </dl>
            <p>{rest < 0 ? t.over(yen(-rest)) : t.asked(notes)}</p>
          </>
        )}
      </div>
      {notes !== undefined && (
        <div className="flex flex-wrap gap-2">
          <Button kind="secondary" size="sm" onPress={() => onNotes(notes - 1)} isDisabled={notes <= 1}>
            {t.fewer}
          </Button>
          <Button kind="secondary" size="sm" onPress={() => onNotes(notes + 1)}>
            {t.more}
          </Button>
          <Button kind="plain" size="sm" onPress={() => type('')}>
            {t.clear}
          </Button>
        </div>
      )}
    </section>
  );
}
