import { useState } from 'react';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { usePermissions } from '../../../shared/session/use-me';
import { DataTable } from '../../../shared/ui/data-table/data-table';
import { Empty } from '../../../shared/ui/empty';
import { Page } from '../../../shared/ui/page';
import { StatusTag } from '../../../shared/ui/status-tag';
import { Yen } from '../../../shared/ui/yen';
import { Instant } from '../parts/dates';
import { DecideDispute } from './decide-dispute';
import type { Dispute } from './dispute';
import { texts } from './disputes.texts';
import { RowAction } from '../parts/row-action';

const TONES = { open: 'warn', upheld: 'good', dismissed: 'neutral' } as const;
const STATES = ['open', 'upheld', 'dismissed'] as const;

export function DisputesPage() {
  const t = useText(texts);
  const { number, yen } = useFormat();
  const may = usePermissions();
  const [deciding, setDeciding] = useState<Dispute>();
  return (
    <Page title={t.title} lead={t.lead}>
      <DataTable
        path="/api/v1/disputes"
        caption={t.caption}
        exportName={t.file}
        filters={[
          {
            key: 'state',
            label: t.state,
            kind: 'choice',
            options: STATES.map((value) => ({ value, label: t.states[value] })),
          },
        ]}
        columns={[
          { key: 'shop', label: t.shop, cell: (row) => row.shop.name, primary: true },
          { key: 'notes', label: t.notes, align: 'end', cell: (row) => t.count(number(row.notes)), hidden: true },
          { key: 'amount', label: t.amount, align: 'end', cell: (row) => <Yen amount={row.amount} /> },
          { key: 'openedBy', label: t.by, cell: (row) => t.sides[row.openedBy] },
          { key: 'words', label: t.words, cell: (row) => row.words },
          { key: 'openedAt', label: t.opened, sort: 'openedAt', cell: (row) => <Instant at={row.openedAt} /> },
          {
            key: 'state',
            label: t.state,
            cell: (row) => <StatusTag tone={TONES[row.state]}>{t.states[row.state]}</StatusTag>,
          },
          { key: 'decision', label: t.decision, cell: (row) => row.decision },
          { key: 'decidedAt', label: t.decided, cell: (row) => <Instant at={row.decidedAt} />, hidden: true },
          ...(may('disputes.decide')
            ? [
                {
                  key: 'actions',
                  inFile: [] as const,
                  label: t.actions,
                  cell: (row: Dispute) =>
                    row.state === 'open' && (
                      <RowAction label={t.decideOf(row.shop.name, yen(row.amount))} onPress={() => setDeciding(row)}>
                        {t.decide}
                      </RowAction>
                    ),
                },
              ]
            : []),
        ]}
        empty={<Empty title={t.empty}>{t.emptyNext}</Empty>}
      />
      {deciding && <DecideDispute dispute={deciding} onClose={() => setDeciding(undefined)} />}
    </Page>
  );
}
