import { useParams } from 'react-router';
import { useApi } from '../../../../shared/api/use-api';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { Loaded } from '../../../../shared/ui/loaded';
import { Notice } from '../../../../shared/ui/notice';
import { Page } from '../../../../shared/ui/page';
import { Section } from '../../../../shared/ui/section';
import { type Step, Steps } from '../../../../shared/ui/steps';
import { Yen } from '../../../../shared/ui/yen';
import { useActors } from '../../parts/use-actors';
import { useCityPath } from '../../parts/use-city-path';
import { BigFigures } from '../parts/big-figure';
import { ApproveBatch } from './approve-batch';
import type { Batch } from './batch';
import { BatchResults } from './batch-results';
import { ExportBatch } from './export-batch';
import { batchNumberOf, BatchState } from './payout-words';
import { PayoutTable } from './payout-table';
import { texts } from './payout-batch.texts';
import { texts as payouts } from './payouts.texts';
import { WithdrawBatch } from './withdraw-batch';

/** One batch, from its preparation to the bank's answer. */
export function PayoutBatchPage() {
  const t = useText(texts);
  const p = useText(payouts);
  const path = useCityPath();
  const { id = '' } = useParams();
  const batch = useApi().useQuery('get', '/api/v1/payout-batches/{id}', { params: { path: { id } } });
  return (
    <Page
      title={batch.data ? t.of(batchNumberOf(batch.data)) : p.title}
      back={{ to: path('payouts'), label: t.back }}
      actions={batch.data && <WithdrawBatch batch={batch.data} />}
    >
      <Loaded of={batch} lines={8}>
        {(found) => <BatchParts batch={found} />}
      </Loaded>
    </Page>
  );
}

function BatchParts({ batch }: { batch: Batch }) {
  const t = useText(texts);
  const p = useText(payouts);
  const { number, yen, day, instant } = useFormat();
  const { nameOf } = useActors([batch.preparedBy, batch.approvedBy, batch.exportedBy, batch.withdrawnBy]);
  const approved = batch.approvedAt !== null;
  const out = batch.exportedAt !== null;
  const done = batch.state === 'answered';
  const steps: Step[] = [
    {
      key: 'prepare',
      title: t.stepPrepare,
      state: 'done',
      note: t.prepared(nameOf(batch.preparedBy), instant(batch.preparedAt)),
    },
    {
      key: 'approve',
      title: t.stepApprove,
      state: approved ? 'done' : 'current',
      note: batch.approvedAt ? t.approved(nameOf(batch.approvedBy), instant(batch.approvedAt)) : t.approveNote,
      ...(approved ? {} : { content: <ApproveBatch batch={batch} /> }),
    },
    {
      key: 'export',
      title: t.stepExport,
      state: out ? 'done' : approved ? 'current' : 'waiting',
      note: batch.exportedAt ? t.exported(nameOf(batch.exportedBy), instant(batch.exportedAt)) : t.exportNote,
      ...(approved ? { content: <ExportBatch batch={batch} /> } : {}),
    },
    {
      key: 'results',
      title: t.stepResults,
      state: done ? 'done' : out ? 'current' : 'waiting',
      ...(done ? {} : { note: t.resultsNote }),
      ...(out ? { content: <BatchResults batch={batch} /> } : {}),
    },
  ];
  return (
    <>
      <BigFigures
        items={[
          { label: p.state, value: <BatchState state={batch.state} /> },
          { label: p.payOn, value: day(batch.payOn) },
          { label: p.amount, value: <Yen amount={batch.amount} />, note: p.count(number(batch.lines)) },
          {
            label: p.transferred,
            value: <Yen amount={batch.transferredYen} />,
            note: `${p.fees} ${yen(0 - batch.feesYen)}`,
          },
        ]}
      />
      {batch.state === 'withdrawn' && batch.withdrawnAt ? (
        <Notice kind="warning" title={t.withdrawn(nameOf(batch.withdrawnBy), instant(batch.withdrawnAt))}>
          <p>{batch.withdrawReason}</p>
        </Notice>
      ) : (
        <Section title={t.steps}>
          <Steps label={t.steps} steps={steps} />
        </Section>
      )}
      <Section title={p.lines}>
        <PayoutTable batchId={batch.id} />
      </Section>
    </>
  );
}
