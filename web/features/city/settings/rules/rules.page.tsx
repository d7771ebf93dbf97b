import { useApi } from '../../../../shared/api/use-api';
import { useText } from '../../../../shared/i18n/texts';
import { Loaded } from '../../../../shared/ui/loaded';
import { Page } from '../../../../shared/ui/page';
import { ProgrammeRules } from './programme-rules';
import { texts } from './rules.texts';

/** What holds in each programme, since when and until when. */
export function RulesPage() {
  const t = useText(texts);
  const programmes = useApi().useQuery('get', '/api/v1/programmes');
  return (
    <Page title={t.title} lead={<p>{t.lead}</p>}>
      <Loaded of={programmes}>
        {(data) => [data].flat().map((programme) => <ProgrammeRules key={programme.id} programme={programme} />)}
      </Loaded>
    </Page>
  );
}
