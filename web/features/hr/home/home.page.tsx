import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Empty } from '../../../shared/ui/empty';
import { LinkButton } from '../../../shared/ui/link';
import { Loading } from '../../../shared/ui/loading';
import { Page } from '../../../shared/ui/page';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { Section } from '../../../shared/ui/section';
import { lastTaken } from '../imports/taken';
import { monthBefore } from '../months';
import { useTo } from '../use-hr';
import { Figure } from './figure';
import { texts } from './home.texts';
import { ToDos } from './to-dos';
import { useHomeFacts } from './use-home-facts';

export function HomePage() {
  const t = useText(texts);
  const to = useTo();
  const { number, month } = useFormat();
  const facts = useHomeFacts();
  const { dues, noLetter, lastImport, recoveries, waiting, approved, active, thanks } = facts;
  const count = (...reads: { data?: { total?: number } | undefined; isError: boolean }[]) => {
    if (reads.some(({ isError }) => isError)) return '—';
    const totals = reads.map(({ data }) => data?.total ?? Number.NaN);
    const total = totals.reduce((sum, one) => sum + one, 0);
    return Number.isNaN(total) ? '…' : t.people(number(total));
  };
  const [before, now] = thanks.data ?? [];
  const read = [dues, noLetter, lastImport, recoveries];

  return (
    <Page title={t.title}>
      <Section title={t.now}>
        {read.map(({ error }, index) => (
          <ProblemNotice key={index} error={error} />
        ))}
        {read.some(({ isPending }) => isPending) ? (
          <Loading lines={4} />
        ) : (
          <ToDos
            badRows={lastTaken(lastImport.data?.items)}
            dues={dues.data}
            noLetter={noLetter.data?.total ?? 0}
            recoveries={recoveries.data?.filter(({ approved }) => !approved).length ?? 0}
          >
            <Empty title={t.nothing} action={<LinkButton to={to('enrolments/apply')}>{t.apply}</LinkButton>}>
              {t.nothingNext}
            </Empty>
          </ToDos>
        )}
      </Section>
      <Section title={t.figures}>
        <dl className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
          <Figure
            label={t.waiting}
            value={count(waiting)}
            note={t.waitingNote}
            to={`${to('enrolments')}?state=applied`}
          />
          <Figure label={t.active} value={count(approved, active)} note={t.activeNote} to={to('enrolments')} />
          <Figure
            label={t.thanks(facts.month ? month(facts.month) : '')}
            value={now ? t.times(number(now.times)) : thanks.isError ? '—' : '…'}
            note={
              <>
                {before &&
                  facts.month &&
                  t.thanksBefore(month(monthBefore(facts.month)), t.times(number(before.times)))}
                {before && <br />}
                {t.thanksNote}
              </>
            }
          />
        </dl>
      </Section>
      <Section title={t.often}>
        <div className="flex flex-wrap gap-3">
          <LinkButton to={to('import')} kind="secondary">
            {t.upload}
          </LinkButton>
          <LinkButton to={to('enrolments/apply')} kind="secondary">
            {t.apply}
          </LinkButton>
          <LinkButton to={to('enrolments')} kind="secondary">
            {t.leaver}
          </LinkButton>
        </div>
      </Section>
    </Page>
  );
}
