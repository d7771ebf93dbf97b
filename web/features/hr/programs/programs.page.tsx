import { ApiKeys } from '../../../shared/programs/api-keys';
import { Webhooks } from '../../../shared/programs/webhooks';
import { useText } from '../../../shared/i18n/texts';
import { Loading } from '../../../shared/ui/loading';
import { Page } from '../../../shared/ui/page';
import { useEmployerId } from '../use-hr';
import { texts } from './programs.texts';

/** Of what a program of an employer can be told. */
const KINDS = ['enrolment.changed', 'employee.left', 'thanks.given', 'thanks.taken_back'] as const;

/** The company's own HR system: by which key it comes in, and where it is told what happened. */
export function ProgramsPage() {
  const t = useText(texts);
  const employerId = useEmployerId();
  return (
    <Page title={t.title} lead={t.lead} narrow>
      {employerId === undefined ? (
        <Loading />
      ) : (
        <>
          <ApiKeys roles={['hris_client']} scope={{ employerId }} />
          <Webhooks kinds={KINDS} scope={{ employerId }} />
        </>
      )}
    </Page>
  );
}
