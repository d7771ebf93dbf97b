import { useParams } from 'react-router';
import { hasCode } from '../../../shared/api/problem';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Empty } from '../../../shared/ui/empty';
import { Facts } from '../../../shared/ui/facts';
import { LinkButton, TextLink } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { Section } from '../../../shared/ui/section';
import { useTo } from '../use-hr';
import { DoorTag } from './door-tag';
import { texts } from './person.texts';
import { SendLetter } from './send-letter';
import { usePerson } from './use-person';

export function PersonPage() {
  const { id = '' } = useParams();
  const t = useText(texts);
  const to = useTo();
  const { day } = useFormat();
  const read = usePerson(id);
  const back = { to: to('staff'), label: t.back };
  if (hasCode(read.error, 'employee_not_found'))
    return (
      <Page title={t.gone} back={back} narrow>
        <Empty title={t.gone}>{t.goneNext}</Empty>
      </Page>
    );
  return (
    <Page
      title={read.data ? t.of(read.data.name) : t.back}
      back={back}
      narrow
      actions={
        <LinkButton to={to(`staff/${id}/edit`)} kind="secondary">
          {t.edit}
        </LinkButton>
      }
    >
      <Loaded of={read}>
        {(person) => (
          <>
            <Section title={t.letters}>
              <p>{t[person.door]}</p>
              <SendLetter id={id} door={person.door} first />
            </Section>
            <Section title={t.facts}>
              <Facts
                items={[
                  { label: t.staffNumber, value: person.staffNumber },
                  { label: t.nameKana, value: person.nameKana },
                  { label: t.email, value: person.email },
                  { label: t.fromOn, value: day(person.fromOn) },
                  { label: t.door, value: <DoorTag door={person.door} /> },
                ]}
              />
            </Section>
            <Section title={t.enrolment}>
              <p>{person.enrolled ? t.enrolled : person.enrolmentId ? t.enrolledBefore : t.notEnrolled}</p>
              <p>
                {person.enrolmentId ? (
                  <TextLink to={to(`enrolments/${person.enrolmentId}`)}>{t.seeEnrolment}</TextLink>
                ) : (
                  <TextLink to={to('enrolments/apply')}>{t.apply}</TextLink>
                )}
              </p>
            </Section>
            <Section title={t.more}>
              <ul className="flex flex-col gap-4">
                <li>
                  <TextLink to={to(`staff/${id}/paper`)}>{t.paper}</TextLink>
                  <p className="text-solid-gray-700">{t.paperNote}</p>
                </li>
                <li>
                  <TextLink
                    to={to(
                      person.enrolled && person.enrolmentId
                        ? `enrolments/${person.enrolmentId}/report`
                        : `staff/${id}/leave`,
                    )}
                  >
                    {t.leave}
                  </TextLink>
                  <p className="text-solid-gray-700">{person.enrolled ? t.leaveEnrolled : t.leaveNote}</p>
                </li>
              </ul>
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}
