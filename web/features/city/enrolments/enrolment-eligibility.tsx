import { useApi } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { useCity, usePermissions } from '../../../shared/session/use-me';
import { Card } from '../../../shared/ui/card';
import { TextLink } from '../../../shared/ui/link';
import { Section } from '../../../shared/ui/section';
import { StatusTag } from '../../../shared/ui/status-tag';
import { useCityPath } from '../parts/use-city-path';
import type { Enrolment } from './enrolment-facts';
import { texts } from './enrolment.texts';

/** Why these months, and what speaks against them. */
export function EnrolmentEligibility({ enrolment }: { enrolment: Enrolment }) {
  const t = useText(texts);
  const { day, month } = useFormat();
  const path = useCityPath();
  const may = usePermissions();
  const { data: city } = useCity();
  const { data: doubles } = useApi().useQuery(
    'get',
    '/api/v1/enrolments/likely-doubles',
    {},
    { enabled: may('enrolments.compare') },
  );
  const { id, firstMonth, lastMonth, returnedOn } = enrolment;
  const owed = lastMonth >= firstMonth;
  const isDouble = doubles?.some(({ enrolments }) => enrolments.some((one) => one.id === id));
  const isBack = !city || returnedOn <= city.today;
  return (
    <Section title={t.eligibility}>
      <Card tone="quiet">
        <p>
          <StatusTag tone={owed ? 'good' : 'bad'}>{owed ? t.eligible : t.notEligible}</StatusTag>
        </p>
        <p>{owed ? t.whyMonths(month(firstMonth), month(lastMonth)) : t.notEligibleWhy}</p>
        <ul className="flex list-disc flex-col gap-1 pl-5">
          <li>{(isBack ? t.checks.worked : t.checks.worksLater)(day(returnedOn))}</li>
          {owed && <li>{t.checks.age(month(lastMonth))}</li>}
          {doubles && !isDouble && <li>{t.checks.noDouble}</li>}
        </ul>
        {isDouble && (
          <p className="flex flex-col gap-1 border-l-4 border-warning-yellow-2 pl-3">
            <span className="font-bold">{t.checks.double}</span>
            <TextLink to={path(`enrolments/doubles?of=${id}`)}>{t.checks.seeDouble}</TextLink>
          </p>
        )}
      </Card>
    </Section>
  );
}
