import { useParams } from 'react-router';
import { useApi } from '../../../shared/api/use-api';
import { useText } from '../../../shared/i18n/texts';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { useCityPath } from '../parts/use-city-path';
import { EnrolmentChanges } from './enrolment-changes';
import { EnrolmentDecision } from './enrolment-decision';
import { EnrolmentEligibility } from './enrolment-eligibility';
import { EnrolmentFacts } from './enrolment-facts';
import { EnrolmentHistory } from './enrolment-history';
import { EnrolmentMonths } from './enrolment-months';
import { texts } from './enrolment.texts';
import { EnrolmentStateTag } from './state-tag';

/** One enrolment: what it says, whether it is right, and what can be done with it. */
export function EnrolmentPage() {
  const t = useText(texts);
  const path = useCityPath();
  const { id = '' } = useParams();
  const api = useApi();
  const read = api.useQuery('get', '/api/v1/enrolments/{id}', { params: { path: { id } } });
  const events = api.useQuery('get', '/api/v1/enrolments/{id}/events', { params: { path: { id } } });
  const back = { to: path('enrolments'), label: t.back };
  if (!read.data)
    return (
      <Page title={t.facts} back={back}>
        <Loaded of={read}>{() => null}</Loaded>
      </Page>
    );
  const enrolment = read.data;
  return (
    <Page
      title={enrolment.name}
      back={back}
      lead={
        <span className="flex flex-wrap items-center gap-3">
          <EnrolmentStateTag state={enrolment.state} />
          <span>{enrolment.nameKana}</span>
        </span>
      }
    >
      <Loaded of={events}>
        {(history) => (
          <>
            {enrolment.state === 'applied' && <EnrolmentDecision enrolment={enrolment} history={history} />}
            <div className="grid items-start gap-8 desktop:grid-cols-[3fr_2fr]">
              <EnrolmentFacts enrolment={enrolment} />
              <EnrolmentEligibility enrolment={enrolment} />
            </div>
            <EnrolmentChanges enrolment={enrolment} />
            <EnrolmentMonths enrolment={enrolment} />
            <EnrolmentHistory history={history} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
