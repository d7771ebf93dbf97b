import { useState } from 'react';
import { useGrantId } from '../../../shared/api/use-api';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Empty } from '../../../shared/ui/empty';
import { TextLink } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { Section } from '../../../shared/ui/section';
import { StatusTag } from '../../../shared/ui/status-tag';
import { useFormat } from '../../../shared/format/format';
import { certificationWords } from '../../../shared/certification/words';
import { ApplyDialog } from './apply-dialog';
import { CertificationCard } from './certification-card';
import { texts } from './certification.texts';
import { CERTIFICATION_TONES, type Certification } from '../../../shared/certification/certification';
import { useCertifications } from './use-certifications';

const STANDING: readonly Certification['state'][] = ['applied', 'certified', 'suspended'];

/** Whether the shop may take coupons, until when, and what comes next. */
export function CertificationPage() {
  const t = useText(texts);
  const certifications = useCertifications();
  return (
    <Page title={t.title} lead={<p>{t.lead}</p>} narrow>
      <Loaded of={certifications}>{(all) => <Certifications all={all} />}</Loaded>
    </Page>
  );
}

function Certifications({ all }: { all: readonly Certification[] }) {
  const t = useText(texts);
  const w = useText(certificationWords);
  const { day } = useFormat();
  const home = `/shop/${useGrantId()}/certification`;
  const [applying, setApplying] = useState(false);
  const standing = all.filter(({ state }) => STANDING.includes(state));
  const [latest] = all;
  const shown = standing.length > 0 ? standing : latest ? [latest] : [];
  const earlier = all.filter((one) => !shown.includes(one));
  const apply = <Button onPress={() => setApplying(true)}>{all.length === 0 ? t.apply : t.applyAgain}</Button>;
  return (
    <>
      {all.length === 0 && (
        <Empty title={t.none} action={apply}>
          <p>{t.noneLead}</p>
        </Empty>
      )}
      {shown.map((one) => (
        <CertificationCard key={one.id} certification={one} />
      ))}
      {all.length > 0 && standing.length === 0 && latest?.state !== 'expired' && <div>{apply}</div>}
      {earlier.length > 0 && (
        <Section title={t.history}>
          <ul className="flex flex-col divide-y divide-solid-gray-200 border-y border-solid-gray-200">
            {earlier.map(({ id, appliedOn, state }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-2 py-3">
                <TextLink to={`${home}/${id}`}>{appliedOn ? day(appliedOn) : t.open}</TextLink>
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
