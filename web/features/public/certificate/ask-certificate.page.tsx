import { type FormEvent, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Page } from '../../../shared/ui/page';
import { TextField } from '../../../shared/ui/text-field';
import { texts } from './certificate.texts';

export function AskCertificatePage() {
  const t = useText(texts);
  const { code = '' } = useParams();
  const [number, setNumber] = useState('');
  const go = useNavigate();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void go(`/cities/${code}/certificates/${encodeURIComponent(number.trim())}`);
  };
  return (
    <Page title={t.ask} lead={<p>{t.askLead}</p>} back={{ to: `/cities/${code}/directory`, label: t.directory }} narrow>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <TextField label={t.number} hint={t.numberHint} value={number} onChange={setNumber} required />
        <div>
          <Button type="submit">{t.show}</Button>
        </div>
      </form>
    </Page>
  );
}
