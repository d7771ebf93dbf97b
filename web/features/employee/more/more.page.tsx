import { useState } from 'react';
import { type Era, type Language, useLanguage } from '../../../shared/i18n/language';
import { useText } from '../../../shared/i18n/texts';
import { signOut } from '../../../shared/session/sign-out';
import { Button } from '../../../shared/ui/button';
import { RadioField } from '../../../shared/ui/choice-field';
import { Page } from '../../../shared/ui/page';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { Section } from '../../../shared/ui/section';
import { useHome } from '../use-home';
import { MoreLinks } from './more-links';
import { texts } from './more.texts';

export function MorePage() {
  const t = useText(texts);
  const home = useHome();
  const { language, era, choose } = useLanguage();
  const [leaving, setLeaving] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  const leave = () => {
    setLeaving(true);
    signOut().catch((error: unknown) => {
      setFailed(error);
      setLeaving(false);
    });
  };
  return (
    <Page title={t.title} narrow>
      <Section title={t.coupons}>
        <MoreLinks
          items={[
            { to: `${home}/enrolment`, label: t.enrolment, lead: t.enrolmentLead },
            { to: `${home}/slips`, label: t.slips, lead: t.slipsLead },
            { to: `${home}/disputes`, label: t.disputes, lead: t.disputesLead },
          ]}
        />
      </Section>
      <Section title={t.safety}>
        <MoreLinks items={[{ to: `${home}/ask`, label: t.ask, lead: t.askLead }]} />
      </Section>
      <Section title={t.settings}>
        <MoreLinks
          items={[
            { to: `${home}/notices`, label: t.notices, lead: t.noticesLead },
            { to: '/account', label: t.account, lead: t.accountLead },
            { to: `${home}/my-data`, label: t.data, lead: t.dataLead },
          ]}
        />
        <RadioField<Language>
          label={t.language}
          options={[
            { value: 'ja', label: '日本語' },
            { value: 'en', label: 'English' },
          ]}
          value={language}
          onChange={(one) => choose({ language: one })}
        />
        <RadioField<Era>
          label={t.era}
          options={[
            { value: 'western', label: t.western },
            { value: 'japanese', label: t.japanese },
          ]}
          value={era}
          onChange={(one) => choose({ era: one })}
        />
      </Section>
      <div className="flex flex-col gap-2">
        <ProblemNotice error={failed} />
        <Button kind="secondary" wide busy={leaving} onPress={leave}>
          {t.out}
        </Button>
        <p className="text-sm text-solid-gray-700">{t.outLead}</p>
      </div>
    </Page>
  );
}
