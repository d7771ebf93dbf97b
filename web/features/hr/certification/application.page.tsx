import { useParams } from 'react-router';
import { useApi } from '../../../shared/api/use-api';
import type { Application } from '../../../shared/certification/certification';
import { Checklist } from '../../../shared/certification/checklist';
import { Messages } from '../../../shared/certification/messages';
import { certificationWords } from '../../../shared/certification/words';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Loaded } from '../../../shared/ui/loaded';
import { Notice } from '../../../shared/ui/notice';
import { Page } from '../../../shared/ui/page';
import { Section } from '../../../shared/ui/section';
import { useTo } from '../use-hr';
import { CertificationCard } from './certification-card';
import { texts } from './certification.texts';

/** One application: what the company says and shows, what the city asks and finds. */
export function ApplicationPage() {
  const t = useText(texts);
  const { id = '' } = useParams();
  const to = useTo();
  const read = useApi().useQuery('get', '/api/v1/certifications/{id}', { params: { path: { id } } });
  return (
    <Page title={t.applicationTitle} back={{ to: to('certification'), label: t.back }} narrow>
      <Loaded of={read}>{(application) => <Whole application={application} />}</Loaded>
    </Page>
  );
}

function Whole({ application }: { application: Application }) {
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
        <CertificationCard certification={application} inside />
      )}
      {(open || application.answers.length > 0) && (
        <Section title={t.checklist} lead={open ? t.checklistLead : t.decided}>
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
