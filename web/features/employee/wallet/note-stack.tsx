import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import './note-stack.css';
import { texts } from './note-stack.texts';

interface Props {
  kind: 'own' | 'received';
  noteYen: number;
  notes: number;
}

const MOST_SHEETS = 3;

/** So many notes of one kind, as a pile of paper that one could almost take up. */
export function NoteStack({ kind, noteYen, notes }: Props) {
  const t = useText(texts);
  const { yen } = useFormat();
  const sheets = Math.min(notes - 1, MOST_SHEETS);
  return (
    <div className="note-stack" data-kind={kind} data-sheets={sheets}>
      {Array.from({ length: sheets }, (_, sheet) => (
        <div key={sheet} className="note-sheet" aria-hidden="true" />
      ))}
      <div className="note-face">
        <div className="note-value">
          <span className="text-sm leading-snug font-bold">{t[kind]}</span>
          <span className="text-2xl leading-tight font-bold tabular-nums">{yen(noteYen)}</span>
        </div>
        <div className="note-count">
          <span className="text-xl leading-tight font-bold tabular-nums">{t.times(notes)}</span>
          <span className="text-sm leading-snug tabular-nums">{yen(notes * noteYen)}</span>
        </div>
      </div>
    </div>
  );
}
