import { useState } from 'react';
import { useApi } from '../../../../shared/api/use-api';
import { useText } from '../../../../shared/i18n/texts';
import { usePermissions } from '../../../../shared/session/use-me';
import { Button } from '../../../../shared/ui/button';
import { Empty } from '../../../../shared/ui/empty';
import { Loaded } from '../../../../shared/ui/loaded';
import { Page } from '../../../../shared/ui/page';
import { SearchField } from '../../../../shared/ui/search-field';
import { FigureTable } from '../parts/figure-table';
import { AccountDialog } from './account-dialog';
import { texts } from './accounts.texts';
import { BillingTabs } from './billing-tabs';
import type { EmployerAccount } from './employer-account';

/** The virtual accounts by which payments are recognised. */
export function AccountsPage() {
  const t = useText(texts);
  const may = usePermissions();
  const accounts = useApi().useQuery('get', '/api/v1/virtual-accounts');
  const [words, setWords] = useState('');
  const [chosen, choose] = useState<EmployerAccount>();
  return (
    <Page title={t.title} lead={t.lead}>
      <BillingTabs />
      <Loaded of={accounts} lines={8}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={t.empty} />
          ) : (
            <>
              <div className="sm:max-w-sm">
                <SearchField label={t.search} value={words} onSearch={setWords} />
              </div>
              <FigureTable
                caption={t.table}
                rows={all.filter(({ employerName, employerNameKana }) =>
                  `${employerName} ${employerNameKana}`.includes(words),
                )}
                rowKey={({ employerId }) => employerId}
                columns={[
                  { key: 'employer', label: t.employer, cell: (row) => row.employerName },
                  {
                    key: 'account',
                    label: t.account,
                    cell: (row) =>
                      row.account ? (
                        <span className="font-mono">{row.account}</span>
                      ) : (
                        <span className="text-solid-gray-700">{t.none}</span>
                      ),
                  },
                  ...(may('receipts.write')
                    ? [
                        {
                          key: 'change',
                          label: t.change,
                          align: 'end' as const,
                          cell: (row: EmployerAccount) => (
                            <Button
                              kind="secondary"
                              size="sm"
                              onPress={() => choose(row)}
                              aria-label={row.account ? t.changeFor(row.employerName) : t.setFor(row.employerName)}
                            >
                              {row.account ? t.change : t.set}
                            </Button>
                          ),
                        },
                      ]
                    : []),
                ]}
              />
            </>
          )
        }
      </Loaded>
      {chosen && <AccountDialog key={chosen.employerId} employer={chosen} onClose={() => choose(undefined)} />}
    </Page>
  );
}
