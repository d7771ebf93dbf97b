import type { components } from '../../../shared/api/schema';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Section } from '../../../shared/ui/section';
import { texts } from './today.texts';

/** For settling who has to explain which difference in the drawer. */
export function ByClerk({ byClerk }: { byClerk: readonly components['schemas']['TallyOfClerk'][] }) {
  const t = useText(texts);
  const { yen, number } = useFormat();
  return (
    <Section title={t.byClerk}>
      <table className="w-full border-collapse">
        <caption className="sr-only">{t.byClerk}</caption>
        <thead>
          <tr className="border-b-2 border-solid-gray-420 text-sm">
            <th scope="col" className="py-2 pr-2 text-left">
              {t.who}
            </th>
            <th scope="col" className="px-2 py-2 text-right">
              {t.count}
            </th>
            <th scope="col" className="px-2 py-2 text-right">
              {t.notes}
            </th>
            <th scope="col" className="py-2 pl-2 text-right">
              {t.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {byClerk.map(({ id, kind, label, tally: { taken, voided, net } }) => (
            <tr key={id} className="border-b border-solid-gray-200">
              <th scope="row" className="py-2 pr-2 text-left">
                {kind === 'poster' ? t.poster : (label ?? t.person)}
              </th>
              <td className="px-2 py-2 text-right tabular-nums">{number(taken.redemptions - voided.redemptions)}</td>
              <td className="px-2 py-2 text-right tabular-nums">{number(taken.notes - voided.notes)}</td>
              <td className="py-2 pl-2 text-right whitespace-nowrap tabular-nums">{yen(net)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
