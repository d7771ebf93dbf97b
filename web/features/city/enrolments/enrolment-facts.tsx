import type { components } from '../../../shared/api/schema';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Facts } from '../../../shared/ui/facts';
import { TextLink } from '../../../shared/ui/link';
import { Section } from '../../../shared/ui/section';
import { useCityPath } from '../parts/use-city-path';
import { texts } from './enrolment.texts';
import { words } from './words';

export type Enrolment = components['schemas']['EnrolmentRow'];

export function EnrolmentFacts({ enrolment }: { enrolment: Enrolment }) {
  const t = useText(texts);
  const { fields, endReasons } = useText(words);
  const { day, month, instant } = useFormat();
  const path = useCityPath();
  const { firstMonth, lastMonth, activatedAt, endedOn, endReason } = enrolment;
  const items = [
    {
      label: t.employer,
      value: <TextLink to={path(`employers/${enrolment.employerId}`)}>{enrolment.employerName}</TextLink>,
    },
    { label: t.staffNumber, value: enrolment.staffNumber ?? t.none },
    { label: fields.childBirthDate, value: day(enrolment.childBirthDate) },
    { label: fields.childNumber, value: enrolment.childNumber ?? t.none },
    { label: fields.leaveStartedOn, value: day(enrolment.leaveStartedOn) },
    { label: fields.returnedOn, value: day(enrolment.returnedOn) },
    { label: t.months, value: lastMonth < firstMonth ? t.noMonths : t.span(month(firstMonth), month(lastMonth)) },
    ...(activatedAt ? [{ label: fields.activatedAt, value: instant(activatedAt) }] : []),
    ...(endedOn ? [{ label: fields.endedOn, value: day(endedOn) }] : []),
    ...(endReason ? [{ label: fields.endReason, value: endReasons[endReason] }] : []),
  ];
  return (
    <Section title={t.facts}>
      <Facts items={items} />
    </Section>
  );
}
