import { useParams } from 'react-router';
import { useApi } from '../../../../shared/api/use-api';
import { useText } from '../../../../shared/i18n/texts';
import { useCity } from '../../../../shared/session/use-me';
import { Empty } from '../../../../shared/ui/empty';
import { Loaded } from '../../../../shared/ui/loaded';
import { Page } from '../../../../shared/ui/page';
import { useTo } from '../../use-hr';
import { changesFrom } from './changes';
import { ReportForm } from './report-form';
import { texts } from './report.texts';

export function ReportPage() {
  const { id = '' } = useParams();
  const t = useText(texts);
  const to = useTo();
  const read = useApi().useQuery('get', '/api/v1/enrolments/{id}', { params: { path: { id } } });
  const city = useCity();
  return (
    <Page
      title={read.data ? t.title(read.data.name) : t.titleOnly}
      back={{ to: to(`enrolments/${id}`), label: t.back }}
      narrow
    >
      <Loaded of={read}>
        {(enrolment) =>
          changesFrom(enrolment.state).length === 0 ? (
            <Empty title={t.notNow} />
          ) : (
            <Loaded of={city}>{({ today }) => <ReportForm enrolment={enrolment} today={today} />}</Loaded>
          )
        }
      </Loaded>
    </Page>
  );
}
