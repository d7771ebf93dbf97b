import { useText } from '../../../shared/i18n/texts';
import { usePermissions } from '../../../shared/session/use-me';
import { LinkButton } from '../../../shared/ui/link';
import { Page } from '../../../shared/ui/page';
import { useCityPath } from '../parts/use-city-path';
import { EnrolmentTable } from './enrolment-table';
import { texts } from './enrolments.texts';

/** Everybody’s place in the programme, and what waits for approval. */
export function EnrolmentsPage() {
  const t = useText(texts);
  const path = useCityPath();
  const may = usePermissions();
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        <>
          {may('enrolments.compare') && (
            <LinkButton kind="secondary" to={path('enrolments/doubles')}>
              {t.doubles}
            </LinkButton>
          )}
          {may('imports.make') && (
            <LinkButton kind="secondary" to={path('imports')}>
              {t.imports}
            </LinkButton>
          )}
        </>
      }
    >
      <EnrolmentTable />
    </Page>
  );
}
