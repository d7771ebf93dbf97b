import { useState } from 'react';
import { addressOf } from '../../../shared/api/client';
import { useGrantId } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { useCity } from '../../../shared/session/use-me';
import { Button } from '../../../shared/ui/button';
import { Card } from '../../../shared/ui/card';
import { Facts } from '../../../shared/ui/facts';
import { LinkButton } from '../../../shared/ui/link';
import { StatusTag } from '../../../shared/ui/status-tag';
import { certificationWords } from '../../../shared/certification/words';
import { ApplyDialog } from './apply-dialog';
import { texts } from './certification.texts';
import { CERTIFICATION_TONES, type Certification } from '../../../shared/certification/certification';

/** One certification as it stands, with its papers and what may be done next. */
export function CertificationCard({
  certification,
  inside = false,
}: {
  certification: Certification;
  /** On its own page, which it need not lead to. */
  inside?: boolean;
}) {
  const t = useText(texts);
  const w = useText(certificationWords);
  const { day } = useFormat();
  const { data: city } = useCity();
  const grantId = useGrantId();
  const [renewing, setRenewing] = useState(false);
  const { id, state, number, tier, measures, appliedOn, validFrom, validUntil, renews, followedBy } = certification;
  const renewable = (state === 'certified' || state === 'expired') && followedBy === null;
  const said = { applied: t.waiting, certified: t.certified, suspended: t.suspended, expired: t.expired };
  const sentence = { ...said, revoked: t.revoked, refused: t.refused }[state];
  const facts = [
    ...(number ? [{ label: t.number, value: number }] : []),
    ...(tier ? [{ label: t.tier, value: w.tier[tier] }] : []),
    ...(measures === null ? [] : [{ label: t.measures, value: t.measuresCount(measures) }]),
    ...(appliedOn ? [{ label: t.appliedOn, value: day(appliedOn) }] : []),
    ...(validFrom ? [{ label: t.validFrom, value: day(validFrom) }] : []),
    ...(validUntil ? [{ label: t.validUntil, value: day(validUntil) }] : []),
  ];
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-3">
        <StatusTag tone={CERTIFICATION_TONES[state]}>{w.state[state]}</StatusTag>
        {renews && <span className="text-sm">{t.renewOf}</span>}
      </div>
      <p className="text-lg font-bold">{sentence}</p>
      <Facts items={facts} />
      <div className="flex flex-wrap gap-3">
        {!inside && (
          <LinkButton to={`/shop/${grantId}/certification/${id}`} kind={state === 'applied' ? 'primary' : 'secondary'}>
            {state === 'applied' ? t.answer : t.open}
          </LinkButton>
        )}
        {number && (
          <LinkButton href={addressOf(grantId, `/api/v1/certifications/${id}/certificate.pdf`)} kind="secondary" newTab>
            {t.certificate}
          </LinkButton>
        )}
        {number && state === 'certified' && (
          <LinkButton href={addressOf(grantId, `/api/v1/certifications/${id}/sticker.pdf`)} kind="secondary" newTab>
            {t.sticker}
          </LinkButton>
        )}
        {number && city && (
          <LinkButton to={`/cities/${city.code}/certificates/${number}`} kind="plain">
            {t.public}
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
      {renewing && <ApplyDialog renews={id} onClose={() => setRenewing(false)} />}
    </Card>
  );
}
