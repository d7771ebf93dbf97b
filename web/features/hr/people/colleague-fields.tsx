import { useText } from '../../../shared/i18n/texts';
import { fieldError } from '../../../shared/ui/problem-notice';
import { TextField } from '../../../shared/ui/text-field';
import { texts } from './people.texts';

export interface Colleague {
  name: string;
  email: string;
}

interface Props {
  colleague: Colleague;
  onChange: (colleague: Colleague) => void;
  /** Whether somebody has tried to send it: what is missing is said from then on. */
  tried: boolean;
  error: unknown;
}

/** Who is to be asked. */
export function ColleagueFields({ colleague, onChange, tried, error }: Props) {
  const t = useText(texts);
  const { name, email } = colleague;
  const emailWrong = email.trim() === '' ? t.needed(t.email) : isEmailLike(email) ? undefined : t.emailWrong;
  return (
    <>
      <TextField
        label={t.name}
        value={name}
        onChange={(value) => onChange({ ...colleague, name: value })}
        required
        maxLength={100}
        autoComplete="off"
        error={(tried && name.trim() === '' ? t.needed(t.name) : undefined) ?? fieldError(error, 'name')}
      />
      <TextField
        label={t.email}
        hint={t.emailHint}
        type="email"
        value={email}
        onChange={(value) => onChange({ ...colleague, email: value })}
        required
        maxLength={254}
        autoComplete="off"
        error={(tried ? emailWrong : undefined) ?? fieldError(error, 'email')}
      />
    </>
  );
}

export function isComplete({ name, email }: Colleague): boolean {
  return name.trim() !== '' && isEmailLike(email);
}

function isEmailLike(text: string): boolean {
  return /^\S+@\S+\.\S+$/.test(text.trim());
}
