import { addressOf } from '../../../shared/api/client';
import { useGrantId } from '../../../shared/api/use-api';
import { useText } from '../../../shared/i18n/texts';
import { usePermissions } from '../../../shared/session/use-me';
import { LinkButton } from '../../../shared/ui/link';
import { Page } from '../../../shared/ui/page';
import { Section } from '../../../shared/ui/section';
import { NoticeChoices } from './notice-choices';
import { texts } from './settings.texts';
import { SoundChoices } from './sound-choices';

export function SettingsPage() {
  const t = useText(texts);
  const may = usePermissions();
  const grantId = useGrantId();
  const file = (format: string) => addressOf(grantId, '/api/v1/me/export', { format });
  return (
    <Page title={t.title} back={{ to: `/shop/${grantId}/more`, label: t.back }} narrow>
      <SoundChoices />
      {may('notices.choose') && <NoticeChoices />}
      <Section title={t.data} lead={<p>{t.dataLead}</p>}>
        <div className="flex flex-wrap gap-3">
          <LinkButton href={file('xlsx')} kind="secondary" download>
            {t.xlsx}
          </LinkButton>
          <LinkButton href={file('csv')} kind="secondary" download>
            {t.csv}
          </LinkButton>
        </div>
      </Section>
    </Page>
  );
}
