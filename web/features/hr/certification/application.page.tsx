import { ApplicationScreen } from '../../../shared/certification/application-screen';
import { useApplicant } from './use-applicant';

export function ApplicationPage() {
  return <ApplicationScreen applicant={useApplicant()} />;
}
