import { useState } from 'react';
import { hasCode } from '../../../shared/api/problem';
import { useApi, useGrantId } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Card } from '../../../shared/ui/card';
import { Facts } from '../../../shared/ui/facts';
import { Loaded } from '../../../shared/ui/loaded';
import { Notice } from '../../../shared/ui/notice';
import { Page } from '../../../shared/ui/page';
import { Section } from '../../../shared/ui/section';
import { useMerchant } from '../shop/use-merchant';
import { words } from '../words';
import { texts } from './bank.texts';
import { ChangeDialog } from './change-dialog';
import { Changes } from './changes';

/** Where the shop is paid, and how that changes: asked here, decided by others at the city. */
export function BankPage() {
  const t = useText(texts);
  const merchant = useMerchant();
  const init = { params: { path: { id: merchant?.merchantId ?? '' } } };
  const api = useApi();
  const account = api.useQuery('get', '/api/v1/merchants/{id}/bank-account', init, { enabled: merchant !== undefined });
  const changes = api.useQuery('get', '/api/v1/merchants/{id}/bank-account-changes', init, {
    enabled: merchant !== undefined,
  });
  const [asking, setAsking] = useState(false);
  const none = hasCode(account.error, 'no_bank_account');
  const waits = changes.data?.some(({ state }) => state === 'requested') ?? false;
  return (
    <Page title={t.title} lead={<p>{t.lead}</p>} back={{ to: `/shop/${useGrantId()}/more`, label: t.back }} narrow>
      {none ? (
        <Notice kind="warning" title={t.none}>
          <p>{t.noneLead}</p>
        </Notice>
      ) : (
        <Loaded of={account}>{(now) => <Account account={now} />}</Loaded>
      )}
      {waits ? (
        <Notice kind="info" title={t.waits}>
          <p>{t.waitsLead}</p>
        </Notice>
      ) : (
        <div>
          <Button onPress={() => setAsking(true)}>{none ? t.changeFirst : t.change}</Button>
        </div>
      )}
      <Loaded of={changes}>
        {(all) =>
          all.length > 0 && (
            <Section title={t.history}>
              <Changes changes={all} />
            </Section>
          )
        }
      </Loaded>
      {asking && merchant && <ChangeDialog merchantId={merchant.merchantId} onClose={() => setAsking(false)} />}
    </Page>
  );
}

interface Details {
  bankCode: string;
  bankName: string | null;
  branchCode: string;
  branchName: string | null;
  accountKind: 'ordinary' | 'current' | 'savings' | 'other';
  accountNumber: string;
  holderKana: string;
  since: string;
}

function Account({ account }: { account: Details }) {
  const t = useText(texts);
  const w = useText(words);
  const { day } = useFormat();
  const { bankCode, bankName, branchCode, branchName, accountKind, accountNumber, holderKana, since } = account;
  return (
    <Card>
      <Facts
        items={[
          { label: t.bank, value: `${bankName ?? ''}（${bankCode}）` },
          { label: t.branch, value: `${branchName ?? ''}（${branchCode}）` },
          { label: t.kind, value: w.account[accountKind] },
          { label: t.number, value: accountNumber },
          { label: t.holder, value: holderKana.normalize('NFKC') },
          { label: t.since, value: day(since) },
        ]}
      />
    </Card>
  );
}
