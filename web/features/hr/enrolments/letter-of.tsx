import { useText } from '../../../shared/i18n/texts';
import { Notice } from '../../../shared/ui/notice';
import { texts } from '../staff/person.texts';
import { SendLetter } from '../staff/send-letter';
import { usePerson } from '../staff/use-person';

/** How far the parent is with the own account, and the letter that leads there. */
export function LetterOf({ employeeId }: { employeeId: string }) {
  const t = useText(texts);
  const { data: person } = usePerson(employeeId);
  if (!person || person.door === 'signs_in') return null;
  return (
    <Notice kind={person.door === 'letter_sent' ? 'info' : 'warning'} title={t.letters}>
      <p>{t[person.door]}</p>
      <SendLetter id={employeeId} door={person.door} />
    </Notice>
  );
}
