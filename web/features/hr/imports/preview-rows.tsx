import { useState } from 'react';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Empty } from '../../../shared/ui/empty';
import { Tabs } from '../../../shared/ui/tabs';
import type { Kind } from './columns';
import { texts } from './import.texts';
import { PreviewLine } from './preview-line';
import type { PreviewFile, PreviewRow } from './use-preview';

const AT_ONCE = 100;
type Which = 'refused' | 'taken' | 'unchanged' | 'all';

/** The rows of a file with what becomes of each; those to be corrected first. */
export function PreviewRows({ file, kind }: { file: PreviewFile; kind: Kind }) {
  const t = useText(texts);
  const { number } = useFormat();
  const rowsOf = (which: Which) => (which === 'all' ? file.rows : file.rows.filter(({ outcome }) => outcome === which));
  const tab = (id: Which, label: string) => ({
    id,
    label,
    count: { number: rowsOf(id).length, label: t.rows(number(rowsOf(id).length)) },
    content: <Rows key={id} rows={rowsOf(id)} header={file.header ?? []} kind={kind} />,
  });
  return (
    <Tabs<Which>
      label={t.show}
      items={[
        ...(rowsOf('refused').length > 0 ? [tab('refused', t.toCorrect)] : []),
        tab('taken', t.toTake),
        tab('unchanged', t.same),
        tab('all', t.all),
      ]}
    />
  );
}

function Rows({ rows, header, kind }: { rows: readonly PreviewRow[]; header: readonly string[]; kind: Kind }) {
  const t = useText(texts);
  const { number } = useFormat();
  const [most, setMost] = useState(AT_ONCE);
  if (rows.length === 0) return <Empty title={t.nothingHere} />;
  const shown = rows.slice(0, most);
  return (
    <div className="flex flex-col gap-4">
      <ul className="flex flex-col divide-y divide-solid-gray-200 rounded-8 border border-solid-gray-300">
        {shown.map((row) => (
          <PreviewLine key={row.line} row={row} header={header} kind={kind} />
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-4">
        <p role="status">{t.shown(number(shown.length), number(rows.length))}</p>
        {shown.length < rows.length && (
          <Button kind="secondary" onPress={() => setMost(most + AT_ONCE)}>
            {t.more}
          </Button>
        )}
      </div>
    </div>
  );
}
