import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { RadioField } from '../../../shared/ui/choice-field';
import type { NoteSize } from './note-sizes';
import { texts } from './note-stepper.texts';

export interface ChosenNotes {
  notes: number;
  noteYen: number;
}

interface Props {
  label: string;
  sizes: readonly NoteSize[];
  value: ChosenNotes;
  onChange: (value: ChosenNotes) => void;
  /** The most that is allowed besides what one has. */
  cap?: number | null;
}

/** How many notes, by large buttons that never go beyond what one has. */
export function NoteStepper({ label, sizes, value, onChange, cap }: Props) {
  const t = useText(texts);
  const { yen } = useFormat();
  const { notes, noteYen } = value;
  const most = mostOf(sizes, noteYen, cap);
  const step = (by: number) => onChange({ noteYen, notes: Math.min(Math.max(1, notes + by), most) });
  return (
    <div className="flex flex-col gap-3">
      {sizes.length > 1 && (
        <RadioField
          label={t.size}
          options={sizes.map((size) => ({
            value: String(size.noteYen),
            label: t.sizeOf(yen(size.noteYen), size.notes),
          }))}
          value={String(noteYen)}
          onChange={(size) =>
            onChange({ noteYen: Number(size), notes: Math.min(notes, mostOf(sizes, Number(size), cap)) })
          }
        />
      )}
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1.5 w-full font-bold">
          {label} <span className="text-sm font-normal text-solid-gray-700">{t.most(most)}</span>
        </legend>
        <div className="flex items-center justify-between gap-2">
          <Step label={t.fewer} sign="−" isDisabled={notes <= 1} onPress={() => step(-1)} />
          <output aria-live="polite" className="flex min-w-0 flex-col items-center leading-tight">
            <strong className="text-4xl font-bold tabular-nums">{t.notes(notes)}</strong>
            <span className="text-lg tabular-nums">{yen(notes * noteYen)}</span>
          </output>
          <Step label={t.more} sign="＋" isDisabled={notes >= most} onPress={() => step(1)} />
        </div>
        {most > 3 && (
          <div className="grid auto-cols-fr grid-flow-col gap-1.5">
            {[1, 3, 5, 10, 20]
              .filter((one) => one <= most)
              .map((one) => (
                <button
                  key={one}
                  type="button"
                  aria-pressed={one === notes}
                  onClick={() => onChange({ noteYen, notes: one })}
                  className="min-h-11 cursor-pointer rounded-full border border-solid-gray-420 bg-white px-1 whitespace-nowrap text-sm font-bold hover:bg-solid-gray-50 aria-pressed:border-blue-900 aria-pressed:bg-blue-50 aria-pressed:text-blue-1000"
                >
                  {t.notes(one)}
                </button>
              ))}
          </div>
        )}
      </fieldset>
    </div>
  );
}

function Step({
  label,
  sign,
  isDisabled,
  onPress,
}: {
  label: string;
  sign: string;
  isDisabled: boolean;
  onPress: () => void;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      // It keeps the focus at its end, so that it can be pressed the other way by the keyboard.
      aria-disabled={isDisabled}
      onClick={() => !isDisabled && onPress()}
      className="grid size-16 shrink-0 cursor-pointer place-content-center rounded-full border-2 border-blue-900 bg-white text-3xl leading-none font-bold text-blue-900 select-none hover:bg-blue-50 active:bg-blue-100 aria-disabled:cursor-not-allowed aria-disabled:border-solid-gray-420 aria-disabled:bg-solid-gray-50 aria-disabled:text-solid-gray-600"
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}

/** At most what there is of the size, and what a rule allows; a thousand at once. */
function mostOf(sizes: readonly NoteSize[], noteYen: number, cap?: number | null): number {
  const held = sizes.find((size) => size.noteYen === noteYen)?.notes ?? 0;
  return Math.max(1, Math.min(held, cap ?? 1000, 1000));
}
