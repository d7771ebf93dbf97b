import { useText } from '../../../shared/i18n/texts';
import { fieldError } from '../../../shared/ui/problem-notice';
import { TextField } from '../../../shared/ui/text-field';
import { texts } from './person.texts';

export const NOBODY = { staffNumber: '', name: '', nameKana: '', email: '' };
export type Person = typeof NOBODY;
export type PersonField = keyof Person;

interface Props {
  person: Person;
  onChange: (person: Person) => void;
  wrong: Partial<Record<PersonField, string>>;
  /** What the service refused. */
  error: unknown;
  emailDisabled?: boolean;
}

/** The four things that a company writes down of somebody. */
export function PersonForm({ person, onChange, wrong, error, emailDisabled = false }: Props) {
  const t = useText(texts);
  const field = (name: PersonField) => ({
    label: t[name],
    value: person[name],
    required: true,
    autoComplete: 'off' as const,
    onChange: (value: string) => onChange({ ...person, [name]: value }),
    error: wrong[name] ?? fieldError(error, name),
  });
  return (
    <div className="flex flex-col gap-5">
      <TextField {...field('staffNumber')} maxLength={40} />
      <TextField {...field('name')} maxLength={200} />
      <TextField {...field('nameKana')} maxLength={200} />
      <TextField
        {...field('email')}
        type="email"
        maxLength={254}
        hint={emailDisabled ? t.emailFixed : t.emailHint}
        disabled={emailDisabled}
      />
    </div>
  );
}

/** What is missing or cannot be right, before anything is sent. */
export function useWrongOf() {
  const t = useText(texts);
  return (person: Person): Partial<Record<PersonField, string>> => {
    const wrong: Partial<Record<PersonField, string>> = {};
    for (const [field, value] of Object.entries(person) as [PersonField, string][])
      if (value.trim() === '') wrong[field] = t.needed(t[field]);
    if (!wrong.email && !/^\S+@\S+\.\S+$/.test(person.email.trim())) wrong.email = t.emailWrong;
    return wrong;
  };
}
