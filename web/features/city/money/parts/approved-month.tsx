import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useText } from '../../../../shared/i18n/texts';
import { LinkButton } from '../../../../shared/ui/link';
import { Loading } from '../../../../shared/ui/loading';
import { Notice } from '../../../../shared/ui/notice';
import { useCityPath } from '../../parts/use-city-path';
import { texts } from './approved-month.texts';
import { MonthSelect } from './month-select';
import { useApprovedMonths } from './use-approved-months';

/** Chooses a month of which papers can be made, or says that one has to be closed first. Its choice stands in the address. */
export function ApprovedMonth({ children }: { children: (month: string) => ReactNode }) {
  const t = useText(texts);
  const path = useCityPath();
  const months = useApprovedMonths();
  const [search, setSearch] = useSearchParams();
  if (!months) return <Loading lines={2} />;
  const asked = search.get('make');
  const month = asked !== null && months.includes(asked) ? asked : months[0];
  if (month === undefined)
    return (
      <Notice kind="info" title={t.none}>
        <p>{t.noneNext}</p>
        <div>
          <LinkButton to={path('closing')} kind="secondary">
            {t.toClosing}
          </LinkButton>
        </div>
      </Notice>
    );
  return (
    <div className="flex flex-col gap-6">
      <div className="sm:max-w-xs">
        <MonthSelect
          label={t.month}
          hint={t.hint}
          months={months}
          value={month}
          onChange={(chosen) =>
            setSearch((before) => (before.set('make', chosen), before), { replace: true, preventScrollReset: true })
          }
        />
      </div>
      {children(month)}
    </div>
  );
}
