import type { components } from '../../../shared/api/schema';
import { useApi } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { useCity } from '../../../shared/session/use-me';
import { Loaded } from '../../../shared/ui/loaded';
import { Section } from '../../../shared/ui/section';
import { useMerchant } from '../shop/use-merchant';
import { texts } from './money.texts';

type Expected = components['schemas']['ExpectedPayoutView'];

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
          if (all.length === 0)
            return (
              <div className="rounded-16 bg-solid-gray-50 p-6">
                <p className="text-lg font-bold">{t.nextNone}</p>
                <p>{t.nextNoneLead}</p>
              </div>
            );
          const days = [...Map.groupBy(all, ({ payOn }) => payOn ?? '')].sort(([a], [b]) => soonest(a, b));
          return (
            <div className="grid items-start gap-4 desktop:grid-cols-2">
              {days.map(([payOn, months], index) => (
                <PayDay key={payOn} payOn={payOn} months={months} next={index === 0 && payOn !== ''} />
              ))}
            </div>
          );
        }}
      </Loaded>
    </Section>
  );
}

/** What has no day yet stands last. */
function soonest(a: string, b: string): number {
  return (a || '9').localeCompare(b || '9');
}

function PayDay({ payOn, months, next }: { payOn: string; months: readonly Expected[]; next: boolean }) {
  const t = useText(texts);
  const { yen, day, month: monthText } = useFormat();
  const { data: city } = useCity();
  const sum = months.reduce((total, { amount }) => total + amount, 0);
  const stateOf = ({ month, settlementId }: Expected) => {
    if (settlementId !== null) return t.settled;
    return month === city?.today.slice(0, 7) ? t.stillGrowing : t.waitsForClosing;
  };
  return (
    <div className={`flex flex-col gap-3 rounded-16 p-5 ${next ? 'bg-blue-50' : 'border border-solid-gray-300'}`}>
      <div>
        <h3 className="text-lg font-bold">{payOn ? t.on(day(payOn)) : t.dayUnknown}</h3>
        <p className={`font-bold tabular-nums ${next ? 'text-4xl sm:text-5xl' : 'text-3xl'}`}>{yen(sum)}</p>
      </div>
      <ul className="flex flex-col divide-y divide-solid-gray-200 border-t border-solid-gray-200">
        {months.map((one) => (
          <li key={`${one.month} ${one.settlementId}`} className="flex flex-wrap justify-between gap-x-4 py-2">
            <span>
              {t.ofMonth(monthText(one.month))}
              <span className="block text-sm text-solid-gray-700">{stateOf(one)}</span>
            </span>
            {months.length > 1 && <strong className="ml-auto tabular-nums">{yen(one.amount)}</strong>}
          </li>
        ))}
      </ul>
    </div>
  );
}
