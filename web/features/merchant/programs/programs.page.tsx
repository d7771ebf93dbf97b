import { useGrantId } from '../../../shared/api/use-api';
import { useText } from '../../../shared/i18n/texts';
import { Page } from '../../../shared/ui/page';
import { Keys } from './keys';
import { texts } from './programs.texts';
import { Webhooks } from './webhooks';

/** For a shop whose own till speaks with Sankyu. */
export function ProgramsPage() {
  const t = useText(texts);
  return (
    <Page title={t.title} lead={<p>{t.lead}</p>} back={{ to: `/shop/${useGrantId()}/more`, label: t.back }} narrow>
      <Keys />
      <Webhooks />
    </Page>
  );
}
