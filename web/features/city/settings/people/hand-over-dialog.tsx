import { type FormEvent, useState } from 'react';
import { useCommand } from '../../../../shared/api/use-command';
import { useText } from '../../../../shared/i18n/texts';
import { Button } from '../../../../shared/ui/button';
import { RadioField } from '../../../../shared/ui/choice-field';
import { Dialog } from '../../../../shared/ui/dialog';
import { ProblemNotice } from '../../../../shared/ui/problem-notice';
import { useToast } from '../../../../shared/ui/toast';
import type { Grant } from './grant';
import { texts } from './people.texts';
import { PersonFields } from './person-fields';

export function HandOverDialog({ grant, onClose }: { grant: Grant; onClose: () => void }) {
  const t = useText(texts);
  const { say } = useToast();
  const [person, setPerson] = useState({ name: '', email: '' });
  const [at, setAt] = useState<'now' | 'accepted'>('accepted');
  const handOver = useCommand('post', '/api/v1/role-grants/{id}/hand-over', {
    onDone: () => {
      say(t.sent);
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    handOver.mutate({ params: { path: { id: grant.id } }, body: { ...person, at } });
  };
  return (
    <Dialog title={`${t.handOver} — ${grant.name}`} open onClose={onClose}>
      <p>{t.handOverLead}</p>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <PersonFields person={person} onChange={setPerson} error={handOver.error} />
        <RadioField
          label={t.handOverAt}
          value={at}
          onChange={setAt}
          options={[
            { value: 'accepted', label: t.accepted },
            { value: 'now', label: t.now },
          ]}
        />
        <ProblemNotice error={handOver.error} />
        <Button type="submit" busy={handOver.isPending}>
          {t.handOver}
        </Button>
      </form>
    </Dialog>
  );
}
