import { useParams } from 'react-router';
import { useApi } from '../../../../shared/api/use-api';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { Loaded } from '../../../../shared/ui/loaded';
import { Notice } from '../../../../shared/ui/notice';
import { Page } from '../../../../shared/ui/page';
import { useCityPath } from '../../parts/use-city-path';
import { ClosingSteps } from './closing-steps';
import { texts } from './closing.texts';
import { useClosings } from './use-closings';

/** The closing of one month, step by step, each identity proved or broken. */
export function ClosingPage() {
  const t = useText(texts);
  const path = useCityPath();
  const format = useFormat();
  const { month = '' } = useParams();
  const known = /^\d{4}-(0[1-9]|1[0-2])$/.test(month);
  const closings = useClosings();
  const report = useApi().useQuery(
    'get',
    '/api/v1/closings/{month}/preview',
    { params: { path: { month } } },
    { enabled: known },
  );
  return (
    <Page title={known ? t.of(format.month(month)) : t.title} back={{ to: path('closing'), label: t.back }}>
      {known ? (
        <Loaded of={closings}>
          {({ months }) => {
            const one = months.find((row) => row.month === month);
            return one ? (
              <Loaded of={report} lines={8}>
                {(found) => <ClosingSteps one={one} months={months} report={found} />}
              </Loaded>
            ) : (
              <Notice kind="warning" title={t.missing} />
            );
          }}
        </Loaded>
      ) : (
        <Notice kind="warning" title={t.missing} />
      )}
    </Page>
  );
}
