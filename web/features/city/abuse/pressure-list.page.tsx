import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { usePermissions } from '../../../shared/session/use-me';
import { DataTable } from '../../../shared/ui/data-table/data-table';
import { Empty } from '../../../shared/ui/empty';
import { Page } from '../../../shared/ui/page';
import { StatusTag } from '../../../shared/ui/status-tag';
import { Instant } from '../parts/dates';
import { useCityPath } from '../parts/use-city-path';
import { texts } from './pressure.texts';

const TONES = { open: 'warn', looked_into: 'info', closed: 'neutral' } as const;
const STATES = ['open', 'looked_into', 'closed'] as const;

/** All reports, without the words; who is not to know a name does not get it. */
export function PressureListPage() {
  const t = useText(texts);
  const { number } = useFormat();
  const may = usePermissions();
  const path = useCityPath();
  const reads = may('pressure.read_words');
  return (
    <Page title={t.title} lead={t.lead}>
      {!reads && <p>{t.wordsHidden}</p>}
      <DataTable
        path="/api/v1/reports-of-pressure"
        caption={t.caption}
        rowLink={reads ? ({ id }) => path(`pressure/${id}`) : undefined}
        filters={[
          {
            key: 'state',
            label: t.state,
            kind: 'choice',
            options: STATES.map((value) => ({ value, label: t.states[value] })),
          },
        ]}
        columns={[
          {
            key: 'toldAt',
            label: t.told,
            cell: (row) => <Instant at={row.toldAt} />,
            primary: true,
          },
          {
            key: 'state',
            label: t.state,
            cell: (row) => <StatusTag tone={TONES[row.state]}>{t.states[row.state]}</StatusTag>,
          },
          {
            key: 'reporter',
            inFile: [],
            label: t.who,
            cell: (row) => (
              <>
                {row.reporter?.name ?? t.hidden}
                {row.anonymous && <span className="block text-sm text-solid-gray-700">{t.anonymous}</span>}
              </>
            ),
          },
          { key: 'employer', inFile: [], label: t.employer, cell: (row) => row.reporter?.employerName ?? '―' },
          { key: 'messages', label: t.messages, align: 'end', cell: (row) => number(row.messages) },
          { key: 'changedAt', label: t.changed, cell: (row) => <Instant at={row.changedAt} /> },
        ]}
        empty={<Empty title={t.empty}>{t.emptyNext}</Empty>}
      />
    </Page>
  );
}
