import { useState } from 'react';
import { useApi } from '../../../../shared/api/use-api';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { Button } from '../../../../shared/ui/button';
import { Card } from '../../../../shared/ui/card';
import { Empty } from '../../../../shared/ui/empty';
import { Loaded } from '../../../../shared/ui/loaded';
import { Notice } from '../../../../shared/ui/notice';
import { Page } from '../../../../shared/ui/page';
import { StatusTag } from '../../../../shared/ui/status-tag';
import { useActors } from '../../parts/use-actors';
import { FigureTable } from '../parts/figure-table';
import type { AccountChange } from './account-change';
import { texts } from './account-changes.texts';
import { DecideAccountChange } from './decide-account-change';
import { PayoutTabs } from './payout-tabs';

/** New bank details that wait for a second person, beside what holds now. */
export function AccountChangesPage() {
  const t = useText(texts);
  const changes = useApi().useQuery('get', '/api/v1/bank-account-changes');
  return (
    <Page title={t.title} lead={t.lead}>
      <PayoutTabs />
      <Loaded of={changes}>
        {(waiting) =>
          waiting.length === 0 ? (
            <Empty title={t.none}>{t.noneNext}</Empty>
          ) : (
            waiting.map((change) => <Change key={change.id} change={change} />)
          )
        }
      </Loaded>
    </Page>
  );
}

function Change({ change }: { change: AccountChange }) {
  const t = useText(texts);
  const { instant } = useFormat();
  const { nameOf, isMe } = useActors([change.requestedBy]);
  const [deciding, decide] = useState<'approve' | 'refuse'>();
  const { present } = change;
  const rows = [
    {
      label: t.bank,
      now: present && `${present.bankName} (${present.bankCode})`,
      wanted: `${change.bankName} (${change.bankCode})`,
    },
    {
      label: t.branch,
      now: present && `${present.branchName} (${present.branchCode})`,
      wanted: `${change.branchName} (${change.branchCode})`,
    },
    { label: t.kind, now: present && t.kinds[present.accountKind], wanted: t.kinds[change.accountKind] },
    { label: t.number, now: present?.accountNumber, wanted: change.accountNumber },
    { label: t.holder, now: present?.holderKana, wanted: change.holderKana },
  ];
  return (
    <Card>
      <h2 className="text-xl font-bold">{change.merchantName}</h2>
      <p>{t.asked(nameOf(change.requestedBy), instant(change.requestedAt))}</p>
      {change.reason && <p>{t.reason(change.reason)}</p>}
      <FigureTable
        caption={change.merchantName}
        rows={rows}
        rowKey={({ label }) => label}
        columns={[
          { key: 'what', label: t.what, cell: ({ label }) => label },
          { key: 'now', label: t.now, cell: ({ now }) => now ?? t.nothing },
          {
            key: 'wanted',
            label: t.wanted,
            cell: ({ now, wanted }) => (
              <span className="flex flex-wrap items-center gap-2">
                <span className={now === wanted ? '' : 'font-bold'}>{wanted}</span>
                {present && now !== wanted && <StatusTag tone="warn">{t.changed}</StatusTag>}
              </span>
            ),
          },
        ]}
      />
      {isMe(change.requestedBy) ? (
        <Notice kind="info" title={t.mine} />
      ) : (
        <div className="flex flex-wrap gap-3">
          <Button onPress={() => decide('approve')} aria-label={t.approveOf(change.merchantName)}>
            {t.approve}
          </Button>
          <Button kind="secondary" onPress={() => decide('refuse')} aria-label={t.refuseOf(change.merchantName)}>
            {t.refuse}
          </Button>
        </div>
      )}
      {deciding && <DecideAccountChange change={change} how={deciding} onClose={() => decide(undefined)} />}
    </Card>
  );
}
