import { CertificationsScreen } from '../../../shared/certification/certifications-screen';
import { useApplicant } from './use-applicant';

export function CertificationPage() {
  return <CertificationsScreen applicant={useApplicant()} />;
}
