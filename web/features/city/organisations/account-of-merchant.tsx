import { useApi } from '../../../shared/api/use-api';
import { useText } from '../../../shared/i18n/texts';
import { Loaded } from '../../../shared/ui/loaded';
import { Section } from '../../../shared/ui/section';
import { SmallTable } from '../../../shared/ui/small-table';
import { StatusTag } from '../../../shared/ui/status-tag';
import { Instant } from '../parts/dates';
import { texts } from './merchants.texts';

const TONES = { requested: 'warn', approved: 'good', refused: 'bad' } as const;

/** To which account it is paid, and what was asked for and decided; details in full only for who decides. */
export function AccountOfMerchant({ merchantId }: { merchantId: string }) {
  const t = useText(texts);
  const read = useApi().useQuery('get', '/api/v1/merchants/{id}/bank-account-changes', {
    params: { path: { id: merchantId } },
  });
  return (
    <Section title={t.account}>
      <Loaded of={read}>
        {(changes) =>
          changes.length === 0 ? (
            <p>{t.accountNone}</p>
          ) : (
            <SmallTable
              caption={t.account}
              rows={changes}
              rowKey={(row) => row.id}
              columns={[
                { label: t.bank, cell: (row) => `${row.bankName} ${row.branchName}` },
                { label: t.accountNumber, cell: (row) => row.accountNumber },
                { label: t.holder, cell: (row) => row.holderKana },
                {
                  label: t.state,
                  cell: (row) => <StatusTag tone={TONES[row.state]}>{t.accountState[row.state]}</StatusTag>,
                },
                { label: t.asked, cell: (row) => <Instant at={row.requestedAt} /> },
              ]}
            />
          )
        }
      </Loaded>
    </Section>
  );
}
