import { useParams } from 'react-router';
import { useApi } from '../../../shared/api/use-api';
import { useText } from '../../../shared/i18n/texts';
import { usePermissions } from '../../../shared/session/use-me';
import { LinkButton } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { Section } from '../../../shared/ui/section';
import { useCityPath } from '../parts/use-city-path';
import { CertificationsOf } from './certifications-of';
import { EmployerFacts } from './employer-facts';
import { Employees } from './employees';
import { texts } from './employers.texts';
import { RolesAt } from './roles-at';

/** One employer: who it is, its HR, its certification, its people. */
export function EmployerPage() {
  const t = useText(texts);
  const path = useCityPath();
  const may = usePermissions();
  const { id = '' } = useParams();
  const read = useApi().useQuery('get', '/api/v1/employers/{id}', { params: { path: { id } } });
  const back = { to: path('employers'), label: t.title };
  if (!read.data)
    return (
      <Page title={t.title} back={back}>
        <Loaded of={read}>{() => null}</Loaded>
      </Page>
    );
  const employer = read.data;
  return (
    <Page
      title={employer.name}
      lead={employer.nameKana}
      back={back}
      actions={
        may('enrolments.compare') && (
          <LinkButton kind="secondary" to={path(`employers/${id}/enrolments`)}>
            {t.enrolments}
          </LinkButton>
        )
      }
    >
      <EmployerFacts employer={employer} />
      {may('role_grants.read') && (
        <Section title={t.hr} lead={t.hrLead}>
          <RolesAt role="employer_hr" employerId={id} />
        </Section>
      )}
      <CertificationsOf employerId={id} name={employer.name} />
      {may('employees.read') && <Employees employerId={id} />}
    </Page>
  );
}
