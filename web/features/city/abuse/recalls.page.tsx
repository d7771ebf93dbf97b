import { useState } from 'react';
import { useApi } from '../../../shared/api/use-api';
import { useCommand } from '../../../shared/api/use-command';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { usePermissions } from '../../../shared/session/use-me';
import { Button } from '../../../shared/ui/button';
import { CheckField } from '../../../shared/ui/choice-field';
import { Empty } from '../../../shared/ui/empty';
import { TextLink } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { SmallTable } from '../../../shared/ui/small-table';
import { useToast } from '../../../shared/ui/toast';
import { Yen } from '../../../shared/ui/yen';
import { Month } from '../parts/dates';
import { ReasonDialog } from '../parts/reason-dialog';
import { useCityPath } from '../parts/use-city-path';
import { texts } from './recalls.texts';

/** Issued, and not owed as things stand now: what of it can be taken back. */
export function RecallsPage() {
  const t = useText(texts);
  const { month, number, yen } = useFormat();
  const { say } = useToast();
  const may = usePermissions();
  const path = useCityPath();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState(false);
  const read = useApi().useQuery('get', '/api/v1/recalls/over-issued');
  const recall = useCommand('post', '/api/v1/recalls', {
    onDone: (recalled) => {
      setAsked(false);
      setChosen(new Set());
      say(t.done(yen(recalled.reduce((sum, { amount }) => sum + amount, 0))));
    },
  });
  const writes = may('recalls.make');
  return (
    <Page title={t.title} lead={t.lead}>
      <Loaded of={read}>
        {(rows) => {
          if (rows.length === 0) return <Empty title={t.empty}>{t.emptyNext}</Empty>;
          const open = rows.filter(({ recallableYen }) => recallableYen > 0);
          const picked = open.filter(({ allocationId }) => chosen.has(allocationId));
          const sum = picked.reduce((total, { recallableYen }) => total + recallableYen, 0);
          const choose = (id: string, wanted: boolean) => {
            const next = new Set(chosen);
            if (wanted) next.add(id);
            else next.delete(id);
            setChosen(next);
          };
          return (
            <>
              <p className="text-solid-gray-700">{t.keptHint}</p>
              {writes && open.length > 0 && (
                <CheckField
                  label={t.all}
                  checked={picked.length === open.length}
                  onChange={(wanted) => setChosen(new Set(wanted ? open.map(({ allocationId }) => allocationId) : []))}
                />
              )}
              <SmallTable
                caption={t.caption}
                rows={rows}
                rowKey={(row) => row.allocationId}
                columns={[
                  {
                    label: t.name,
                    cell: (row) => <TextLink to={path(`enrolments/${row.enrolmentId}`)}>{row.employeeName}</TextLink>,
                  },
                  { label: t.employer, cell: (row) => row.employerName },
                  { label: t.month, cell: (row) => <Month of={row.month} /> },
                  { label: t.amount, end: true, cell: (row) => <Yen amount={row.amount} /> },
                  { label: t.recallable, end: true, cell: (row) => <Yen amount={row.recallableYen} /> },
                  { label: t.kept, end: true, cell: (row) => <Yen amount={row.keptYen} /> },
                  ...(writes
                    ? [
                        {
                          label: t.select,
                          cell: (row: (typeof rows)[number]) =>
                            row.recallableYen > 0 && (
                              <CheckField
                                label={
                                  <span className="sr-only">{t.selectOf(row.employeeName, month(row.month))}</span>
                                }
                                checked={chosen.has(row.allocationId)}
                                onChange={(wanted) => choose(row.allocationId, wanted)}
                              />
                            ),
                        },
                      ]
                    : []),
                ]}
              />
              {writes && open.length > 0 && (
                <div className="flex flex-wrap items-center gap-4">
                  <Button isDisabled={picked.length === 0} onPress={() => setAsked(true)}>
                    {t.recall}
                  </Button>
                  <p role="status">{picked.length === 0 ? t.noneChosen : t.chosen(number(picked.length), yen(sum))}</p>
                </div>
              )}
              {asked && (
                <ReasonDialog
                  title={t.recallTitle(yen(sum))}
                  action={t.recall}
                  danger
                  busy={recall.isPending}
                  error={recall.error}
                  most={1000}
                  ready={[t.ready.left, t.ready.corrected]}
                  onClose={() => setAsked(false)}
                  onConfirm={(reason) =>
                    recall.mutate({
                      body: { reason, allocationIds: picked.map(({ allocationId }) => allocationId) },
                    })
                  }
                >
                  <p>{t.recallWhat}</p>
                </ReasonDialog>
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
