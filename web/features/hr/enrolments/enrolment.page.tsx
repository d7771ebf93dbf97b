import { useParams } from 'react-router';
import { useApi } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Facts } from '../../../shared/ui/facts';
import { LinkButton, TextLink } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { Notice } from '../../../shared/ui/notice';
import { Page } from '../../../shared/ui/page';
import { Section } from '../../../shared/ui/section';
import { useTo } from '../use-hr';
import { useRules } from '../use-rules';
import { Cost } from './cost';
import { texts } from './enrolment.texts';
import { History } from './history';
import { LetterOf } from './letter-of';
import { changesFrom } from './report/changes';
import { StateTag } from './state-tag';
import { type Enrolment, words } from './words';

export function EnrolmentPage() {
  const { id = '' } = useParams();
  const t = useText(texts);
  const w = useText(words);
  const to = useTo();
  const rules = useRules();
  const params = { params: { path: { id } } };
  const api = useApi();
  const read = api.useQuery('get', '/api/v1/enrolments/{id}', params);
  const cost = api.useQuery('get', '/api/v1/enrolments/{id}/cost', params);
  const events = api.useQuery('get', '/api/v1/enrolments/{id}/events', params);
  const now = read.data;
  const waits = now?.state === 'approved' && rules?.requiresActivation === true;
  const next = waits ? 'approvedWaits' : now?.state;
  return (
    <Page
      title={now ? t.of(now.name) : t.back}
      back={{ to: to('enrolments'), label: t.back }}
      lead={
        now && (
          <span className="flex flex-wrap items-center gap-3">
            <StateTag state={now.state} />
            <span>{w.stateNext[next as keyof typeof w.stateNext]}</span>
          </span>
        )
      }
      actions={
        now &&
        changesFrom(now.state).length > 0 && <LinkButton to={to(`enrolments/${id}/report`)}>{t.report}</LinkButton>
      }
    >
      <Loaded of={read}>
        {(enrolment) => (
          <>
            {(enrolment.state === 'approved' || enrolment.state === 'active') && (
              <LetterOf employeeId={enrolment.employeeId} />
            )}
            <Section title={t.cost}>
              <Loaded of={cost}>{(known) => <Cost cost={known} />}</Loaded>
            </Section>
            <Section title={t.facts}>
              <EnrolmentFacts enrolment={enrolment} />
              <Notice>
                <p>{t.wrong}</p>
              </Notice>
              <p>
                <TextLink to={to(`staff/${enrolment.employeeId}`)}>{t.staff}</TextLink>
              </p>
            </Section>
          </>
        )}
      </Loaded>
      <Section title={t.history}>
        <Loaded of={events}>{(all) => <History events={all} />}</Loaded>
      </Section>
    </Page>
  );
}

function EnrolmentFacts({ enrolment }: { enrolment: Enrolment }) {
  const t = useText(texts);
  const w = useText(words);
  const { day, month, instant } = useFormat();
  const { firstMonth, lastMonth, activatedAt, endedOn, endReason } = enrolment;
  return (
    <Facts
      items={[
        { label: t.staffNumber, value: enrolment.staffNumber ?? '—' },
        { label: t.nameKana, value: enrolment.nameKana },
        { label: t.childBirthDate, value: day(enrolment.childBirthDate) },
        { label: t.leaveStartedOn, value: day(enrolment.leaveStartedOn) },
        { label: t.returnedOn, value: day(enrolment.returnedOn) },
        {
          label: t.months,
          value: lastMonth < firstMonth ? t.none : t.range(month(firstMonth), month(lastMonth)),
        },
        { label: t.activatedAt, value: activatedAt ? instant(activatedAt) : t.notYet },
        ...(endedOn && endReason
          ? [
              {
                label: t.ended,
                value: t.endedOn(day(endedOn), w.endReason[endReason as keyof typeof w.endReason]),
              },
            ]
          : []),
        { label: t.programme, value: enrolment.programmeName },
      ]}
    />
  );
}
