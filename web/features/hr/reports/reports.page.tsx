import { useSearchParams } from 'react-router';
import { useText } from '../../../shared/i18n/texts';
import { useCity } from '../../../shared/session/use-me';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { Section } from '../../../shared/ui/section';
import { TextField } from '../../../shared/ui/text-field';
import { addMonths, monthBefore } from '../months';
import { Payroll } from './payroll';
import { texts } from './reports.texts';
import { Split } from './split';

const MOST_MONTHS = 36;

/** The papers for payroll and accounts, over months that stand in the page's address. */
export function ReportsPage() {
  const t = useText(texts);
  const city = useCity();
  return (
    <Page title={t.title} lead={t.lead}>
      <Loaded of={city}>{({ today }) => <Reports month={monthBefore(today)} />}</Loaded>
    </Page>
  );
}

function Reports({ month }: { month: string }) {
  const t = useText(texts);
  const [search, setSearch] = useSearchParams();
  const from = search.get('from') ?? month;
  const to = search.get('to') ?? month;
  const set = (change: Record<string, string>) =>
    setSearch({ from, to, ...change }, { replace: true, preventScrollReset: true });
  const wrong = !isMonth(from) || !isMonth(to) ? t.month : to < from ? t.order : undefined;
  const tooLong = !wrong && to >= addMonths(from, MOST_MONTHS) ? t.longest : undefined;
  return (
    <>
      <div className="grid max-w-xl gap-4 sm:grid-cols-2">
        <TextField label={t.from} type="month" value={from} onChange={(value) => set({ from: value })} />
        <TextField
          label={t.to}
          type="month"
          value={to}
          onChange={(value) => set({ to: value })}
          error={wrong ?? tooLong}
        />
      </div>
      {!wrong && !tooLong && (
        <>
          <Section title={t.payroll} lead={t.payrollLead}>
            <Payroll from={from} to={to} />
          </Section>
          <Section title={t.split} lead={t.splitLead}>
            <Split from={from} to={to} />
          </Section>
        </>
      )}
    </>
  );
}

function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}
