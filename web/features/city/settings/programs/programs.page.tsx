import { ApiKeys } from '../../../../shared/programs/api-keys';
import { Webhooks } from '../../../../shared/programs/webhooks';
import { useText } from '../../../../shared/i18n/texts';
import { Page } from '../../../../shared/ui/page';
import { texts } from './programs.texts';

const KINDS = [
  'enrolment.changed',
  'employee.left',
  'thanks.given',
  'thanks.taken_back',
  'redemption.taken',
  'redemption.voided',
] as const;

/** All programs that are let in, whoever made their keys; and who is told what. Keys are made where they belong to. */
export function ProgramsPage() {
  const t = useText(texts);
  return (
    <Page title={t.title} lead={<p>{t.lead}</p>}>
      <ApiKeys roles={[]} scope={{}} />
      <Webhooks kinds={KINDS} scope={{}} />
    </Page>
  );
}
