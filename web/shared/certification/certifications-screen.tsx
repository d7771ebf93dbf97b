import { useState } from 'react';
import { useApi } from '../api/use-api';
import { useFormat } from '../format/format';
import { useText } from '../i18n/texts';
import { Button } from '../ui/button';
import { Empty } from '../ui/empty';
import { TextLink } from '../ui/link';
import { Loaded } from '../ui/loaded';
import { Page } from '../ui/page';
import { Section } from '../ui/section';
import { StatusTag } from '../ui/status-tag';
import type { Applicant } from './applicant';
import { ApplyDialog } from './apply-dialog';
import { type Certification, CERTIFICATION_TONES } from './certification';
import { CertificationCard } from './certification-card';
import { texts } from './certification.texts';
import { certificationWords } from './words';

const STANDING: readonly Certification['state'][] = ['applied', 'certified', 'suspended'];

/** Whether the applicant is certified, until when, and what comes next. */
export function CertificationsScreen({ applicant }: { applicant: Applicant }) {
  const t = useText(texts);
  const { path, id, words } = applicant;
  const read = useApi().useQuery(
    'get',
    path,
    { params: { path: { id: id ?? '' } } },
    {
      enabled: id !== undefined,
      select: (all) => all.toSorted((a, b) => (b.appliedOn ?? '').localeCompare(a.appliedOn ?? '')),
    },
  );
  return (
    <Page title={t.title} lead={<p>{words.lead}</p>} narrow>
      <Loaded of={read}>{(all) => <Certifications applicant={applicant} all={all} />}</Loaded>
    </Page>
  );
}

function Certifications({ applicant, all }: { applicant: Applicant; all: readonly Certification[] }) {
  const t = useText(texts);
  const w = useText(certificationWords);
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
          <p>{applicant.words.applyLead}</p>
        </Empty>
      )}
      {shown.map((one) => (
        <CertificationCard key={one.id} applicant={applicant} certification={one} />
      ))}
      {latest && standing.length === 0 && latest.state !== 'expired' && <div>{apply}</div>}
      {earlier.length > 0 && (
        <Section title={t.history}>
          <ul className="flex flex-col divide-y divide-solid-gray-200 border-y border-solid-gray-200">
            {earlier.map(({ id, appliedOn, state }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-2 py-3">
                <TextLink to={`${applicant.home}/${id}`}>{appliedOn ? day(appliedOn) : t.open}</TextLink>
                <StatusTag tone={CERTIFICATION_TONES[state]}>{w.state[state]}</StatusTag>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {applying && <ApplyDialog applicant={applicant} onClose={() => setApplying(false)} />}
    </>
  );
}
