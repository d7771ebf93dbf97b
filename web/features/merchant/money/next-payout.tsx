import { useApi } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Loaded } from '../../../shared/ui/loaded';
import { Section } from '../../../shared/ui/section';
import { useMerchant } from '../shop/use-merchant';
import { texts } from './money.texts';

/** The first question of a shop: when comes how much? */
export function NextPayout() {
  const t = useText(texts);
  const merchant = useMerchant();
  const expected = useApi().useQuery(
    'get',
    '/api/v1/merchants/{id}/expected-payouts',
    { params: { path: { id: merchant?.merchantId ?? '' } } },
    { enabled: merchant !== undefined },
  );
  return (
    <Section title={t.next}>
      <Loaded of={expected}>
        {(all) => {
          const [first, ...later] = all;
          if (!first)
            return (
              <div className="rounded-16 bg-solid-gray-50 p-6">
                <p className="text-lg font-bold">{t.nextNone}</p>
                <p>{t.nextNoneLead}</p>
              </div>
            );
          return (
            <>
              <Expected of={first} large />
              {later.map((one) => (
                <Expected key={`${one.month} ${one.settlementId}`} of={one} />
              ))}
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

interface Money {
  month: string;
  amount: number;
  payOn: string | null;
  settlementId: string | null;
}

function Expected({ of: { month, amount, payOn, settlementId }, large = false }: { of: Money; large?: boolean }) {
  const t = useText(texts);
  const { yen, day, month: monthText } = useFormat();
  return (
    <div className={`rounded-16 p-5 ${large ? 'bg-blue-50' : 'border border-solid-gray-300'}`}>
      <p className={large ? 'text-lg font-bold' : 'font-bold'}>{payOn ? t.on(day(payOn)) : t.dayUnknown}</p>
      <p className={`font-bold tabular-nums ${large ? 'text-4xl sm:text-5xl' : 'text-2xl'}`}>{yen(amount)}</p>
      <p>{t.ofMonth(monthText(month))}</p>
      {settlementId === null && <p className="text-sm text-solid-gray-700">{t.stillGrowing}</p>}
    </div>
  );
}
