import { useParams } from 'react-router';
import { useApi, useGrantId } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import type { Application } from '../../../shared/certification/certification';
import { Checklist } from '../../../shared/certification/checklist';
import { Messages } from '../../../shared/certification/messages';
import { certificationWords } from '../../../shared/certification/words';
import { Loaded } from '../../../shared/ui/loaded';
import { Notice } from '../../../shared/ui/notice';
import { Page } from '../../../shared/ui/page';
import { Section } from '../../../shared/ui/section';
import { CertificationCard } from './certification-card';
import { texts } from './certification.texts';

/** One application: what the shop says and shows, what the city asks and finds. */
export function ApplicationPage() {
  const t = useText(texts);
  const { id = '' } = useParams();
  const grantId = useGrantId();
  const application = useApi().useQuery('get', '/api/v1/certifications/{id}', { params: { path: { id } } });
  return (
    <Page title={t.applicationTitle} back={{ to: `/shop/${grantId}/certification`, label: t.back }} narrow>
      <Loaded of={application}>{(one) => <Whole application={one} />}</Loaded>
    </Page>
  );
}

function Whole({ application }: { application: Application }) {
  const t = useText(texts);
  const { day } = useFormat();
  const eventNames: Record<string, string> = useText(certificationWords).event;
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
        <CertificationCard certification={application} inside />
      )}
      {(open || application.answers.length > 0) && (
        <Section title={t.checklist} lead={open ? <p>{t.checklistLead}</p> : <p>{t.decided}</p>}>
          <Loaded of={criteria}>{(asked) => <Checklist application={application} asked={asked} />}</Loaded>
        </Section>
      )}
      <Messages application={application} open={open} />
      <Section title={t.events}>
        <ol className="flex flex-col gap-3">
          {events.map(({ event, fromOn, reason, recordedAt }) => (
            <li key={`${event} ${recordedAt}`} className="border-l-4 border-solid-gray-300 pl-4">
              <p className="font-bold">
                {day(fromOn)} {eventNames[event]}
              </p>
              <p className="whitespace-pre-line">{reason}</p>
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
}
