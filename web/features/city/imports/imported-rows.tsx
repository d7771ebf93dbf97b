import type { components } from '../../../shared/api/schema';
import { useFormat } from '../../../shared/format/format';
import { useLanguage } from '../../../shared/i18n/language';
import { useText } from '../../../shared/i18n/texts';
import { SmallTable } from '../../../shared/ui/small-table';
import { StatusTag } from '../../../shared/ui/status-tag';
import { texts } from './imports.texts';

/** More rows than this nobody reads on a screen; the file of rows to correct holds them all. */
const MOST_ROWS = 200;
const TONES = { taken: 'good', unchanged: 'neutral', refused: 'bad' } as const;

interface Props {
  file: components['schemas']['ImportedFileView'];
  onlyRefused: boolean;
  done: boolean;
}

export function ImportedRows({ file, onlyRefused, done }: Props) {
  const t = useText(texts);
  const { language } = useLanguage();
  const { month, number } = useFormat();
  const rows = onlyRefused ? file.rows.filter(({ outcome }) => outcome === 'refused') : file.rows;
  const outcomes = { taken: done ? t.tookThem : t.taken, unchanged: t.unchanged, refused: t.refused };
  return (
    <>
      <SmallTable
        caption={file.name}
        rows={rows.slice(0, MOST_ROWS)}
        rowKey={({ line }) => String(line)}
        columns={[
          { label: t.line, cell: ({ line }) => t.lineOf(number(line)) },
          ...(file.rows.some(({ cells }) => cells)
            ? [
                {
                  label: t.content,
                  cell: ({ cells = [] }: (typeof rows)[number]) => cells.filter(Boolean).slice(0, 4).join('　'),
                },
              ]
            : []),
          {
            label: t.outcome,
            cell: ({ outcome }) => <StatusTag tone={TONES[outcome]}>{outcomes[outcome]}</StatusTag>,
          },
          {
            label: t.reason,
            cell: (row) =>
              row[language] ??
              (row.firstMonth && row.lastMonth
                ? t.months(month(row.firstMonth), month(row.lastMonth), number(row.monthsLeft ?? 0))
                : ''),
          },
        ]}
      />
      {rows.length > MOST_ROWS && <p>{t.more(number(rows.length - MOST_ROWS))}</p>}
    </>
  );
}
