import { type FormEvent, useState } from 'react';
import { useCommand } from '../../../../shared/api/use-command';
import { useText } from '../../../../shared/i18n/texts';
import { Button } from '../../../../shared/ui/button';
import { CheckField } from '../../../../shared/ui/choice-field';
import { Dialog } from '../../../../shared/ui/dialog';
import { fieldError, ProblemNotice } from '../../../../shared/ui/problem-notice';
import { TextField } from '../../../../shared/ui/text-field';
import { texts } from './criteria.texts';

export function AddCriterionDialog({ onClose }: { onClose: () => void }) {
  const t = useText(texts);
  const [criterion, setCriterion] = useState({
    code: '',
    name: '',
    nameEn: '',
    description: '',
    evidenceRequired: false,
  });
  const [validFrom, setValidFrom] = useState('');
  const add = useCommand('post', '/api/v1/criteria', { refresh: ['/api/v1/criteria'], onDone: onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ body: { ...criterion, ...(validFrom ? { validFrom } : {}) } });
  };
  const text = (field: 'code' | 'name' | 'nameEn' | 'description') => ({
    label: t[field],
    value: criterion[field],
    onChange: (value: string) => setCriterion({ ...criterion, [field]: value }),
    error: fieldError(add.error, field),
    required: true,
  });
  return (
    <Dialog title={t.add} open onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <TextField {...text('name')} />
        <TextField {...text('nameEn')} />
        <TextField {...text('code')} hint={t.codeHint} />
        <TextField {...text('description')} multiline />
        <CheckField
          label={t.evidenceRequired}
          checked={criterion.evidenceRequired}
          onChange={(evidenceRequired) => setCriterion({ ...criterion, evidenceRequired })}
        />
        <TextField label={t.validFrom} type="date" value={validFrom} onChange={setValidFrom} />
        <ProblemNotice error={add.error} />
        <Button type="submit" busy={add.isPending}>
          {t.add}
        </Button>
      </form>
    </Dialog>
  );
}
