import { Page } from '../../../shared/ui/page';

export function CertificationPage() {
  return <Page title="" />;
}
