import { useParams } from 'react-router';
import { useApi } from '../../../shared/api/use-api';
import { useText } from '../../../shared/i18n/texts';
import { useFormat } from '../../../shared/format/format';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { Section } from '../../../shared/ui/section';
import { History } from '../parts/history';
import { useActors } from '../parts/use-actors';
import { useCityPath } from '../parts/use-city-path';
import type { Application } from './application';
import { CertificationChanges } from './certification-changes';
import { CertificationFacts } from './certification-facts';
import { texts } from './certification.texts';
import { Conversation } from './conversation';
import { Review } from './review';
import { CertificationStateTag } from '../parts/certification-state-tag';
import { useHolder } from './use-holder';
import { words } from '../parts/certification-words';

export function CertificationPage() {
  const t = useText(texts);
  const path = useCityPath();
  const { id = '' } = useParams();
  const read = useApi().useQuery('get', '/api/v1/certifications/{id}', { params: { path: { id } } });
  if (!read.data)
    return (
      <Page title={t.loading} back={{ to: path('certifications'), label: t.back }}>
        <Loaded of={read}>{() => null}</Loaded>
      </Page>
    );
  return <Whole application={read.data} key={id} />;
}

function Whole({ application }: { application: Application }) {
  const t = useText(texts);
  const { events } = useText(words);
  const { day, instant } = useFormat();
  const path = useCityPath();
  const holder = useHolder(application);
  const { nameOf } = useActors(application.events.map(({ actorId }) => actorId));
  return (
    <Page
      title={holder.name ?? t.loading}
      back={{ to: path('certifications'), label: t.back }}
      lead={<CertificationStateTag state={application.state} />}
    >
      <CertificationFacts application={application} holder={holder} />
      <Review application={application} holderName={holder.name ?? ''} />
      <CertificationChanges application={application} holderName={holder.name ?? ''} />
      <Conversation application={application} />
      <Section title={t.history}>
        <History
          items={application.events
            .map((event, at) => ({
              key: String(at),
              title: events[event.event as keyof typeof events],
              day: day(event.fromOn),
              recorded: instant(event.recordedAt),
              by: nameOf(event.actorId),
              reason: event.reason,
            }))
            .reverse()}
        />
      </Section>
    </Page>
  );
}
