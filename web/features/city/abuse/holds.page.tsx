import { useState } from 'react';
import type { components } from '../../../shared/api/schema';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { useAccount } from '../../../shared/session/use-account';
import { usePermissions } from '../../../shared/session/use-me';
import { DataTable } from '../../../shared/ui/data-table/data-table';
import { Empty } from '../../../shared/ui/empty';
import { Page } from '../../../shared/ui/page';
import { StatusTag } from '../../../shared/ui/status-tag';
import { useToast } from '../../../shared/ui/toast';
import { Instant } from '../parts/dates';
import { ReasonDialog } from '../parts/reason-dialog';
import { useCityPath } from '../parts/use-city-path';
import { texts } from './holds.texts';
import { RowAction } from '../parts/row-action';

type Hold = components['schemas']['PayoutHoldView'];

export function HoldsPage() {
  const t = useText(texts);
  const { say } = useToast();
  const may = usePermissions();
  const path = useCityPath();
  const { data: account } = useAccount();
  const [lifting, setLifting] = useState<Hold>();
  const lift = useCommand('post', '/api/v1/payout-holds/{id}/lift', {
    onDone: () => {
      setLifting(undefined);
      say(t.liftDone);
    },
  });
  return (
    <Page title={t.title} lead={t.lead}>
      <DataTable
        path="/api/v1/payout-holds"
        caption={t.caption}
        exportName={t.file}
        rowLink={({ merchantId }) => path(`merchants/${merchantId}`)}
        filters={[
          {
            key: 'stands',
            label: t.state,
            kind: 'choice',
            options: [
              { value: 'true', label: t.stands },
              { value: 'false', label: t.lifted },
            ],
          },
        ]}
        columns={[
          { key: 'merchantName', label: t.merchant, cell: (row) => row.merchantName, primary: true },
          {
            key: 'state',
            inFile: [],
            label: t.state,
            cell: (row) => (
              <StatusTag tone={row.liftedAt ? 'neutral' : 'warn'}>{row.liftedAt ? t.lifted : t.stands}</StatusTag>
            ),
          },
          { key: 'reason', label: t.reason, cell: (row) => row.reason },
          { key: 'placedAt', label: t.placedAt, sort: 'placedAt', cell: (row) => <Instant at={row.placedAt} /> },
          { key: 'liftedAt', label: t.liftedAt, cell: (row) => <Instant at={row.liftedAt} />, hidden: true },
          { key: 'liftReason', label: t.liftReason, cell: (row) => row.liftReason, hidden: true },
          ...(may('payout_holds.lift')
            ? [
                {
                  key: 'actions',
                  inFile: [] as const,
                  label: t.actions,
                  cell: (row: Hold) => {
                    if (row.liftedAt) return null;
                    if (row.placedBy === account?.accountId)
                      return <span className="text-sm text-solid-gray-700">{t.mine}</span>;
                    return (
                      <RowAction label={t.liftOf(row.merchantName)} onPress={() => setLifting(row)}>
                        {t.lift}
                      </RowAction>
                    );
                  },
                },
              ]
            : []),
        ]}
        empty={<Empty title={t.empty}>{t.emptyNext}</Empty>}
      />
      {lifting && (
        <ReasonDialog
          title={t.liftTitle(lifting.merchantName)}
          action={t.lift}
          busy={lift.isPending}
          error={lift.error}
          most={1000}
          ready={[t.ready.fine]}
          onClose={() => setLifting(undefined)}
          onConfirm={(reason) => lift.mutate({ params: { path: { id: lifting.id } }, body: { reason } })}
        >
          <p>{t.liftWhat}</p>
        </ReasonDialog>
      )}
    </Page>
  );
}
