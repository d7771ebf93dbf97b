import { useState } from 'react';
import { useApi } from '../../../shared/api/use-api';
import { type Certification, CERTIFICATION_TONES } from '../../../shared/certification/certification';
import { certificationWords } from '../../../shared/certification/words';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Empty } from '../../../shared/ui/empty';
import { TextLink } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { Section } from '../../../shared/ui/section';
import { StatusTag } from '../../../shared/ui/status-tag';
import { useEmployerId, useTo } from '../use-hr';
import { ApplyDialog } from './apply-dialog';
import { CertificationCard } from './certification-card';
import { texts } from './certification.texts';

const STANDING: readonly Certification['state'][] = ['applied', 'certified', 'suspended'];

/** Whether the company is certified as good to parents, until when, and what comes next. */
export function CertificationPage() {
  const t = useText(texts);
  const employerId = useEmployerId();
  const read = useApi().useQuery(
    'get',
    '/api/v1/employers/{id}/certifications',
    { params: { path: { id: employerId ?? '' } } },
    {
      enabled: employerId !== undefined,
      select: (all) => all.toSorted((a, b) => (b.appliedOn ?? '').localeCompare(a.appliedOn ?? '')),
    },
  );
  return (
    <Page title={t.title} lead={t.lead} narrow>
      <Loaded of={read}>{(all) => <Certifications all={all} />}</Loaded>
    </Page>
  );
}

function Certifications({ all }: { all: readonly Certification[] }) {
  const t = useText(texts);
  const w = useText(certificationWords);
  const to = useTo();
  const { day } = useFormat();
  const [applying, setApplying] = useState(false);
  const standing = all.filter(({ state }) => STANDING.includes(state));
  const [latest] = all;
  const shown = standing.length > 0 ? standing : latest ? [latest] : [];
  const earlier = all.filter((one) => !shown.includes(one));
  const apply = <Button onPress={() => setApplying(true)}>{latest ? t.applyAgain : t.apply}</Button>;
  return (
    <>
      {!latest && (
        <Empty title={t.none} action={apply}>
          {t.noneLead}
        </Empty>
      )}
      {shown.map((one) => (
        <CertificationCard key={one.id} certification={one} />
      ))}
      {latest && standing.length === 0 && latest.state !== 'expired' && <div>{apply}</div>}
      {earlier.length > 0 && (
        <Section title={t.history}>
          <ul className="flex flex-col divide-y divide-solid-gray-200 border-y border-solid-gray-200">
            {earlier.map(({ id, appliedOn, state }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-2 py-3">
                <TextLink to={to(`certification/${id}`)}>{appliedOn ? day(appliedOn) : t.open}</TextLink>
                <StatusTag tone={CERTIFICATION_TONES[state]}>{w.state[state]}</StatusTag>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {applying && <ApplyDialog onClose={() => setApplying(false)} />}
    </>
  );
}
