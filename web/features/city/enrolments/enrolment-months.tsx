import { useApi } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Loaded } from '../../../shared/ui/loaded';
import { Section } from '../../../shared/ui/section';
import { SmallTable } from '../../../shared/ui/small-table';
import { Yen } from '../../../shared/ui/yen';
import type { Enrolment } from './enrolment-facts';
import { texts } from './enrolment.texts';

/** What was issued, month by month. */
export function EnrolmentMonths({ enrolment: { id } }: { enrolment: Enrolment }) {
  const t = useText(texts);
  const { month, number } = useFormat();
  const read = useApi().useQuery('get', '/api/v1/enrolments/{id}/cost', { params: { path: { id } } });
  return (
    <Section title={t.cost}>
      <Loaded of={read}>
        {({ issued, monthsAhead }) => (
          <>
            {issued.length === 0 ? (
              <p>{t.nothingIssued}</p>
            ) : (
              <SmallTable
                caption={t.cost}
                rows={issued}
                rowKey={(row) => `${row.month} ${row.issuedMonth}`}
                columns={[
                  { label: t.costMonth, cell: (row) => month(row.month) },
                  { label: t.issuedIn, cell: (row) => month(row.issuedMonth) },
                  { label: t.amount, end: true, cell: (row) => <Yen amount={row.amount} /> },
                  { label: t.employerShare, end: true, cell: (row) => <Yen amount={row.employerShare} /> },
                  { label: t.cityShare, end: true, cell: (row) => <Yen amount={row.cityShare} /> },
                ]}
              />
            )}
            {monthsAhead > 0 && <p className="text-solid-gray-700">{t.ahead(number(monthsAhead))}</p>}
          </>
        )}
      </Loaded>
    </Section>
  );
}
