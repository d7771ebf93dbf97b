import { useParams } from 'react-router';
import { useApi } from '../../../shared/api/use-api';
import { useText } from '../../../shared/i18n/texts';
import { Page } from '../../../shared/ui/page';
import { useCityPath } from '../parts/use-city-path';
import { EnrolmentTable } from './enrolment-table';
import { texts } from './enrolments.texts';

export function EnrolmentsOfEmployerPage() {
  const t = useText(texts);
  const path = useCityPath();
  const { id = '' } = useParams();
  const { data: employer } = useApi().useQuery('get', '/api/v1/employers/{id}', { params: { path: { id } } });
  const name = employer?.name ?? t.employer;
  return (
    <Page title={t.ofEmployer(name)} back={{ to: path(`employers/${id}`), label: name }}>
      <EnrolmentTable employerId={id} />
    </Page>
  );
}
