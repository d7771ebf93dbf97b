import { useText } from '../../../../shared/i18n/texts';
import { fieldError } from '../../../../shared/ui/problem-notice';
import { TextField } from '../../../../shared/ui/text-field';
import { texts } from './people.texts';

export interface Person {
  name: string;
  email: string;
}

interface Props {
  person: Person;
  onChange: (person: Person) => void;
  /** What the service refused. */
  error: unknown;
}

/** Who is invited. */
export function PersonFields({ person, onChange, error }: Props) {
  const t = useText(texts);
  return (
    <>
      <TextField
        label={t.name}
        value={person.name}
        onChange={(name) => onChange({ ...person, name })}
        required
        error={fieldError(error, 'name')}
      />
      <TextField
        label={t.email}
        type="email"
        value={person.email}
        onChange={(email) => onChange({ ...person, email })}
        required
        error={fieldError(error, 'email')}
      />
    </>
  );
}
