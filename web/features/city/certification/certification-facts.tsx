import { addressOf } from '../../../shared/api/client';
import { useGrantId } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Facts } from '../../../shared/ui/facts';
import { LinkButton, TextLink } from '../../../shared/ui/link';
import { Section } from '../../../shared/ui/section';
import { useCityPath } from '../parts/use-city-path';
import type { Application } from './application';
import { texts } from './certification.texts';
import { words } from '../parts/certification-words';

export function CertificationFacts({
  application,
  holder,
}: {
  application: Application;
  holder: { name: string | undefined; to: string };
}) {
  const t = useText(texts);
  const w = useText(words);
  const { day, number } = useFormat();
  const path = useCityPath();
  const grantId = useGrantId();
  const { tier, measures, appliedOn, validFrom, validUntil, renews, followedBy } = application;
  return (
    <Section
      title={t.facts}
      actions={
        application.number && (
          <LinkButton
            kind="secondary"
            href={addressOf(grantId, `/api/v1/certifications/${application.id}/certificate.pdf`)}
            newTab
          >
            {t.certificate}
          </LinkButton>
        )
      }
    >
      <Facts
        items={[
          { label: t.holder, value: <TextLink to={path(holder.to)}>{holder.name ?? t.open}</TextLink> },
          { label: t.kind, value: w.holders[application.merchantId ? 'merchant' : 'employer'] },
          ...(appliedOn ? [{ label: t.applied, value: day(appliedOn) }] : []),
          ...(application.number ? [{ label: t.number, value: application.number }] : []),
          ...(tier ? [{ label: t.tier, value: w.tiers[tier] }] : []),
          ...(measures !== null ? [{ label: t.measures, value: t.count(number(measures)) }] : []),
          ...(validFrom && validUntil ? [{ label: t.valid, value: t.span(day(validFrom), day(validUntil)) }] : []),
          ...(renews
            ? [{ label: t.renews, value: <TextLink to={path(`certifications/${renews}`)}>{t.open}</TextLink> }]
            : []),
          ...(followedBy
            ? [{ label: t.followedBy, value: <TextLink to={path(`certifications/${followedBy}`)}>{t.open}</TextLink> }]
            : []),
        ]}
      />
    </Section>
  );
}
