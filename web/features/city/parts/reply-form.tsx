import { useState } from 'react';
import { Button } from '../../../shared/ui/button';
import type { ButtonKind } from '../../../shared/ui/button-look';
import { fieldError, ProblemNotice } from '../../../shared/ui/problem-notice';
import { TextField } from '../../../shared/ui/text-field';

const LONGEST = 4_000;

interface Props {
  label: string;
  hint: string;
  /** Said where nothing was written. */
  missing: string;
  action: string;
  kind?: ButtonKind;
  /** What the service calls the words. */
  field: string;
  busy: boolean;
  error: unknown;
  /** @param forget to be called once the words were sent */
  onSend: (words: string, forget: () => void) => void;
}

/** Where one of the city writes to somebody in a talk. */
export function ReplyForm({ label, hint, missing, action, kind = 'primary', field, busy, error, onSend }: Props) {
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const written = words.trim();
  const forget = () => {
    setWords('');
    setTried(false);
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (written !== '') onSend(written, forget);
      }}
    >
      <TextField
        label={label}
        hint={hint}
        multiline
        maxLength={LONGEST}
        value={words}
        onChange={setWords}
        error={tried && written === '' ? missing : fieldError(error, field)}
      />
      <ProblemNotice error={error} />
      <div>
        <Button type="submit" kind={kind} busy={busy}>
          {action}
        </Button>
      </div>
    </form>
  );
}
