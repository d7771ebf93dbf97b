import { useState } from 'react';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { Notice } from '../../../shared/ui/notice';
import { useToast } from '../../../shared/ui/toast';
import { ChangeDialog } from './change-dialog';
import { texts as employerTexts } from './employers.texts';
import { texts } from './employees.texts';

/** One more person who can be thanked. */
export function AddEmployee({ employerId, onClose }: { employerId: string; onClose: () => void }) {
  const t = useText(texts);
  const { kanaHint } = useText(employerTexts);
  const { say } = useToast();
  const [refused, setRefused] = useState<keyof typeof t.refused>();
  const add = useCommand('post', '/api/v1/employers/{id}/employees', {
    onDone: ({ outcomes: [outcome] }) => {
      if (outcome?.status === 'refused') return setRefused(outcome.code ?? 'missing_field');
      onClose();
      say(outcome?.status === 'unchanged' ? t.unchanged : t.added);
    },
  });
  return (
    <ChangeDialog
      title={t.addTitle}
      action={t.addDo}
      busy={add.isPending}
      error={add.error}
      onClose={onClose}
      onSave={({ staffNumber = '', name = '', nameKana = '', email = '' }) => {
        setRefused(undefined);
        add.mutate({
          params: { path: { id: employerId } },
          body: { employees: [{ staffNumber, name, nameKana, email }] },
        });
      }}
      fields={[
        { name: 'staffNumber', label: t.staffNumber, most: 40, value: '' },
        { name: 'name', label: t.name, value: '' },
        { name: 'nameKana', label: t.kana, hint: kanaHint, value: '' },
        { name: 'email', label: t.email, type: 'email', most: 254, value: '' },
      ]}
    >
      <p>{t.addWhat}</p>
      {refused && <Notice kind="error" title={t.refused[refused]} live />}
    </ChangeDialog>
  );
}
