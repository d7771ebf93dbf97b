import { useParams } from 'react-router';
import { useApi } from '../api/use-api';
import { useFormat } from '../format/format';
import { useText } from '../i18n/texts';
import { Loaded } from '../ui/loaded';
import { Notice } from '../ui/notice';
import { Page } from '../ui/page';
import { Section } from '../ui/section';
import type { Applicant } from './applicant';
import type { Application } from './certification';
import { CertificationCard } from './certification-card';
import { texts } from './certification.texts';
import { Checklist } from './checklist';
import { Messages } from './messages';
import { certificationWords } from './words';

/** One application: what the applicant says and shows, what the city asks and finds. */
export function ApplicationScreen({ applicant }: { applicant: Applicant }) {
  const t = useText(texts);
  const { id = '' } = useParams();
  const read = useApi().useQuery('get', '/api/v1/certifications/{id}', { params: { path: { id } } });
  return (
    <Page title={t.applicationTitle} back={{ to: applicant.home, label: t.title }} narrow>
      <Loaded of={read}>{(application) => <Whole applicant={applicant} application={application} />}</Loaded>
    </Page>
  );
}

function Whole({ applicant, application }: { applicant: Applicant; application: Application }) {
  const t = useText(texts);
  const w = useText(certificationWords);
  const { day } = useFormat();
  const { state, appliedOn, events } = application;
  const open = state === 'applied';
  const criteria = useApi().useQuery('get', '/api/v1/criteria', {
    params: { query: appliedOn ? { on: appliedOn } : {} },
  });
  return (
    <>
      {open ? (
        <Notice kind="info">
          <p>{t.waiting}</p>
        </Notice>
      ) : (
        <CertificationCard applicant={applicant} certification={application} inside />
      )}
      {(open || application.answers.length > 0) && (
        <Section title={t.checklist} lead={<p>{open ? applicant.words.checklistLead : t.decided}</p>}>
          <Loaded of={criteria}>{(asked) => <Checklist application={application} asked={asked} />}</Loaded>
        </Section>
      )}
      <Messages application={application} open={open} />
      <Section title={t.events}>
        <ol className="flex flex-col gap-3">
          {events.map(({ event, fromOn, reason, recordedAt }) => (
            <li key={`${event} ${recordedAt}`} className="border-l-4 border-solid-gray-300 pl-4">
              <p className="font-bold">
                {day(fromOn)} {w.event[event as keyof typeof w.event]}
              </p>
              <p className="whitespace-pre-line">{reason}</p>
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
}
