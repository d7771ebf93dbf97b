import { useCommand } from '../../../../shared/api/use-command';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { usePermissions } from '../../../../shared/session/use-me';
import { Facts } from '../../../../shared/ui/facts';
import { Notice } from '../../../../shared/ui/notice';
import { StatusTag } from '../../../../shared/ui/status-tag';
import { Yen } from '../../../../shared/ui/yen';
import { useActors } from '../../parts/use-actors';
import { AskedButton } from '../parts/asked-button';
import { texts as words } from '../parts/words.texts';
import type { Batch } from './batch';
import { texts } from './payout-batch.texts';
import { texts as payouts } from './payouts.texts';

/** The list that the second person looks through, and the approval. */
export function ApproveBatch({ batch }: { batch: Batch }) {
  const t = useText(texts);
  const p = useText(payouts);
  const w = useText(words);
  const { number, day } = useFormat();
  const may = usePermissions();
  const { isMe, nameOf } = useActors([batch.preparedBy]);
  const approve = useCommand('post', '/api/v1/payout-batches/{id}/approve');
  return (
    <>
      <CheckList batch={batch} />
      {!may('payouts.approve') ? (
        <p className="text-solid-gray-700">{w.onlyFinance}</p>
      ) : isMe(batch.preparedBy) ? (
        <Notice kind="info" title={t.mine}>
          <p>{t.mineNext}</p>
        </Notice>
      ) : (
        <AskedButton
          label={t.approve}
          title={t.approveTitle}
          action={t.approveAction}
          command={approve}
          onConfirm={() => approve.mutate({ params: { path: { id: batch.id } } })}
        >
          <Facts
            items={[
              { label: p.linesCount, value: p.count(number(batch.lines)) },
              { label: p.transferred, value: <Yen amount={batch.transferredYen} /> },
              { label: p.payOn, value: day(batch.payOn) },
              { label: t.stepPrepare, value: nameOf(batch.preparedBy) },
            ]}
          />
          <p className="font-bold">{t.approveNext}</p>
        </AskedButton>
      )}
    </>
  );
}

/** What adds up, and what is out of the ordinary. */
function CheckList({ batch }: { batch: Batch }) {
  const t = useText(texts);
  const p = useText(payouts);
  const { number, yen } = useFormat();
  const sum = batch.payouts.reduce((total, { amount }) => total + amount, 0);
  const changed = batch.payouts.filter(({ detailsChanged }) => detailsChanged).length;
  const again = batch.payouts.filter(({ attempt }) => attempt > 1).length;
  const same = sum === batch.amount && batch.payouts.length === batch.lines;
  return (
    <div className="rounded-12 bg-solid-gray-50 p-4">
      <p className="font-bold">{t.check}</p>
      <ul className="list-disc pl-6">
        <li>{t.checks.count(p.count(number(batch.lines)))}</li>
        <li>{t.checks.amount(yen(batch.amount))}</li>
        <li>
          {t.checks.adds(yen(sum))}{' '}
          <StatusTag tone={same ? 'good' : 'bad'}>{same ? t.agrees : t.differs(yen(sum - batch.amount))}</StatusTag>
        </li>
        <li>{t.checks.changed(p.count(number(changed)))}</li>
        <li>{t.checks.again(p.count(number(again)))}</li>
      </ul>
    </div>
  );
}
