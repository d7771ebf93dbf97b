import { type FormEvent, useState } from 'react';
import { useText } from '../../../shared/i18n/texts';
import { useCommand } from '../../../shared/api/use-command';
import { Button } from '../../../shared/ui/button';
import { CheckField } from '../../../shared/ui/choice-field';
import { Page } from '../../../shared/ui/page';
import { fieldError } from '../../../shared/ui/problem-notice';
import { TextField } from '../../../shared/ui/text-field';
import { goOn } from '../go-on';
import { useSecretOfLink } from '../secret-of-link';
import { LinkRefused } from './link-refused';
import { texts } from './letters.texts';
import { NoLink } from './no-link';

/** The one link of a start without anybody: its reader founds the city, or becomes the administrator of the one there is. */
export function FirstAdminPage() {
  const t = useText(texts);
  const token = useSecretOfLink();
  const [person, setPerson] = useState({ email: '', name: '' });
  const [isNew, setIsNew] = useState(true);
  const [city, setCity] = useState({ code: '', name: '', startsMonth: '' });
  const found = useCommand('post', '/api/v1/auth/first-admin', { onDone: () => goOn('/account?first=1') });
  if (token === undefined) return <NoLink />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    found.mutate({ body: { token, ...person, ...(isNew ? { city } : {}) } });
  };
  return (
    <Page title={t.firstAdmin} lead={<p>{t.firstAdminLead}</p>} narrow>
      <form onSubmit={submit} className="flex flex-col gap-5">
        <TextField
          label={t.name}
          value={person.name}
          onChange={(name) => setPerson({ ...person, name })}
          autoComplete="name"
          required
          error={fieldError(found.error, 'name')}
        />
        <TextField
          label={t.email}
          type="email"
          value={person.email}
          onChange={(email) => setPerson({ ...person, email })}
          autoComplete="email"
          required
          error={fieldError(found.error, 'email')}
        />
        <CheckField label={t.newCity} checked={isNew} onChange={setIsNew} />
        {isNew && (
          <>
            <TextField
              label={t.cityName}
              value={city.name}
              onChange={(name) => setCity({ ...city, name })}
              required
              error={fieldError(found.error, 'city.name')}
            />
            <TextField
              label={t.cityCode}
              hint={t.cityCodeHint}
              value={city.code}
              onChange={(code) => setCity({ ...city, code })}
              required
              error={fieldError(found.error, 'city.code')}
            />
            <TextField
              label={t.startsMonth}
              type="month"
              value={city.startsMonth}
              onChange={(startsMonth) => setCity({ ...city, startsMonth })}
              required
              error={fieldError(found.error, 'city.startsMonth')}
            />
          </>
        )}
        <LinkRefused error={found.error} next={t.firstAdminSpent} />
        <div>
          <Button type="submit" size="lg" busy={found.isPending}>
            {t.found}
          </Button>
        </div>
      </form>
    </Page>
  );
}
