import { useState } from 'react';
import { addressOf } from '../api/client';
import { useGrantId } from '../api/use-api';
import { useFormat } from '../format/format';
import { useText } from '../i18n/texts';
import { useCity } from '../session/use-me';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { Facts } from '../ui/facts';
import { LinkButton } from '../ui/link';
import { StatusTag } from '../ui/status-tag';
import type { Applicant } from './applicant';
import { ApplyDialog } from './apply-dialog';
import { type Certification, CERTIFICATION_TONES } from './certification';
import { texts } from './certification.texts';
import { certificationWords } from './words';

interface Props {
  applicant: Applicant;
  certification: Certification;
  /** On its own page, which it need not lead to. */
  inside?: boolean;
}

/** One certification as it stands, with its papers and what may be done next. */
export function CertificationCard({ applicant, certification, inside = false }: Props) {
  const t = useText(texts);
  const w = useText(certificationWords);
  const { day } = useFormat();
  const { data: city } = useCity();
  const grantId = useGrantId();
  const [renewing, setRenewing] = useState(false);
  const { home, sticker, words } = applicant;
  const { id, state, number, tier, measures, appliedOn, validFrom, validUntil, renews, followedBy } = certification;
  const renewable = (state === 'certified' || state === 'expired') && followedBy === null;
  const paper = (name: 'certificate' | 'sticker') => (
    <LinkButton href={addressOf(grantId, `/api/v1/certifications/${id}/${name}.pdf`)} kind="secondary" newTab>
      {t[name]}
    </LinkButton>
  );
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-3">
        <StatusTag tone={CERTIFICATION_TONES[state]}>{w.state[state]}</StatusTag>
        {renews && <span className="text-sm">{t.renewOf}</span>}
      </div>
      <p className="text-lg font-bold">{state === 'applied' ? t.waiting : words.follows[state]}</p>
      <Facts
        items={[
          ...(number ? [{ label: t.number, value: number }] : []),
          ...(tier ? [{ label: t.tier, value: w.tier[tier] }] : []),
          ...(measures === null ? [] : [{ label: t.measures, value: t.measuresCount(measures) }]),
          ...(appliedOn ? [{ label: t.appliedOn, value: day(appliedOn) }] : []),
          ...(validFrom ? [{ label: t.validFrom, value: day(validFrom) }] : []),
          ...(validUntil ? [{ label: t.validUntil, value: day(validUntil) }] : []),
        ]}
      />
      <div className="flex flex-wrap gap-3">
        {!inside && (
          <LinkButton to={`${home}/${id}`} kind={state === 'applied' ? 'primary' : 'secondary'}>
            {state === 'applied' ? t.answer : t.open}
          </LinkButton>
        )}
        {number && paper('certificate')}
        {number && sticker && state === 'certified' && paper('sticker')}
        {number && city && (
          <LinkButton to={`/cities/${city.code}/certificates/${number}`} kind="plain">
            {words.public}
          </LinkButton>
        )}
      </div>
      {renewable && validUntil && (
        <div className="flex flex-col gap-3 border-t border-solid-gray-200 pt-4">
          {state === 'certified' && <p>{t.renewLead(day(validUntil))}</p>}
          <div>
            <Button kind={state === 'expired' ? 'primary' : 'secondary'} onPress={() => setRenewing(true)}>
              {t.renew}
            </Button>
          </div>
        </div>
      )}
      {renewing && <ApplyDialog applicant={applicant} renews={id} onClose={() => setRenewing(false)} />}
    </Card>
  );
}
