import { useSearchParams } from 'react-router';
import { useApi } from '../../../../shared/api/use-api';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { Combobox } from '../../../../shared/ui/combobox';
import type { ComboboxItem } from '../../../../shared/ui/combobox-item';
import { DataTable } from '../../../../shared/ui/data-table/data-table';
import { Empty } from '../../../../shared/ui/empty';
import { Page } from '../../../../shared/ui/page';
import { Yen } from '../../../../shared/ui/yen';
import { useFindEmployers } from '../../money/parts/use-find-employers';
import { useFindMerchants } from '../../money/parts/use-find-merchants';
import { useCityPath } from '../../parts/use-city-path';
import { texts } from './operations.texts';

const CODES = [
  'issue',
  'give',
  'claim',
  'take_back',
  'redeem',
  'void',
  'expire',
  'recall',
  'unexpire',
  'unrecall',
] as const;

/** Every operation of the ledger; narrowed by month, kind, employer and merchant. */
export function OperationsPage() {
  const t = useText(texts);
  const path = useCityPath();
  const { instant, month } = useFormat();
  const [search] = useSearchParams();
  const [employer, merchant] = [search.get('employer') ?? undefined, search.get('merchant') ?? undefined];
  return (
    <Page title={t.title} lead={t.lead}>
      <Narrowing employer={employer} merchant={merchant} />
      <DataTable
        path="/api/v1/operations"
        query={{ employer, merchant }}
        caption={t.list}
        exportName="operations"
        rowLink={({ id }) => path(`operations/${id}`)}
        empty={<Empty title={t.empty} />}
        filters={[
          { key: 'period', label: t.period, kind: 'month' },
          {
            key: 'code',
            label: t.code,
            kind: 'choice',
            options: CODES.map((value) => ({ value, label: t.codes[value] })),
          },
        ]}
        columns={[
          { key: 'code', label: t.code, cell: (row) => t.codes[row.code], primary: true },
          {
            key: 'recordedAt',
            label: t.recordedAt,
            cell: (row) => instant(row.recordedAt),
            sort: 'recordedAt',
            hidden: true,
          },
          { key: 'happenedAt', label: t.when, cell: (row) => instant(row.happenedAt) },
          { key: 'period', label: t.period, cell: (row) => month(row.period) },
          {
            key: 'move',
            inFile: ['from', 'to'],
            label: t.move,
            cell: (row) => `${t.kinds[row.from.kind]} → ${t.kinds[row.to.kind]}`,
          },
          { key: 'amount', label: t.amount, align: 'end', cell: (row) => <Yen amount={row.amount} /> },
          {
            key: 'employerShare',
            label: t.employerShare,
            align: 'end',
            cell: (row) => <Yen amount={row.employerShare} />,
          },
          { key: 'cityShare', label: t.cityShare, align: 'end', cell: (row) => <Yen amount={row.cityShare} /> },
        ]}
      />
    </Page>
  );
}

/** Whose operations: found by name, kept in the address. */
function Narrowing({ employer, merchant }: { employer: string | undefined; merchant: string | undefined }) {
  const t = useText(texts);
  const api = useApi();
  const [, setSearch] = useSearchParams();
  const findEmployers = useFindEmployers();
  const findMerchants = useFindMerchants();
  const employerName = api.useQuery(
    'get',
    '/api/v1/employers/{id}',
    { params: { path: { id: employer ?? '' } } },
    { enabled: employer !== undefined },
  ).data?.name;
  const merchantName = api.useQuery(
    'get',
    '/api/v1/merchants/{id}',
    { params: { path: { id: merchant ?? '' } } },
    { enabled: merchant !== undefined },
  ).data?.name;
  const narrow = (key: 'employer' | 'merchant') => (item: ComboboxItem | undefined) =>
    setSearch(
      (before) => {
        before.delete('cursor');
        before.delete('page');
        if (item) before.set(key, item.id);
        else before.delete(key);
        return before;
      },
      { preventScrollReset: true },
    );
  const item = (id: string | undefined, label: string | undefined) => (id && label ? { id, label } : undefined);
  return (
    <div className="no-print grid gap-4 sm:grid-cols-2">
      <Combobox
        label={t.employer}
        hint={t.nameHint}
        searches={['employers']}
        find={findEmployers}
        value={item(employer, employerName)}
        onChange={narrow('employer')}
      />
      <Combobox
        label={t.merchant}
        hint={t.nameHint}
        searches={['merchants']}
        find={findMerchants}
        value={item(merchant, merchantName)}
        onChange={narrow('merchant')}
      />
    </div>
  );
}
