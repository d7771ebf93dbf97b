import { useState } from 'react';
import type { components } from '../../../../shared/api/schema';
import { useCommand } from '../../../../shared/api/use-command';
import { useFormat } from '../../../../shared/format/format';
import { useLanguage } from '../../../../shared/i18n/language';
import { useText } from '../../../../shared/i18n/texts';
import { usePermissions } from '../../../../shared/session/use-me';
import { Button } from '../../../../shared/ui/button';
import { ConfirmDialog } from '../../../../shared/ui/confirm-dialog';
import { StatusTag } from '../../../../shared/ui/status-tag';
import { TextField } from '../../../../shared/ui/text-field';
import { texts } from './criteria.texts';

export function Criterion({ criterion }: { criterion: components['schemas']['CriterionView'] }) {
  const t = useText(texts);
  const { language } = useLanguage();
  const { day } = useFormat();
  const may = usePermissions();
  const [asked, setAsked] = useState(false);
  const [lastDay, setLastDay] = useState('');
  const end = useCommand('post', '/api/v1/criteria/{id}/end', {
    refresh: ['/api/v1/criteria'],
    onDone: () => setAsked(false),
  });
  const name = language === 'ja' ? criterion.name : criterion.nameEn;
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 border-b border-solid-gray-200 py-4">
      <div className="flex max-w-prose min-w-0 flex-col gap-1">
        <p className="flex flex-wrap items-center gap-2">
          <strong>{name}</strong>
          <StatusTag tone={criterion.evidenceRequired ? 'info' : 'neutral'}>
            {criterion.evidenceRequired ? t.evidenceRequired : t.evidenceOptional}
          </StatusTag>
        </p>
        <p>{criterion.description}</p>
        <p className="text-sm text-solid-gray-700">
          {t.since(day(criterion.validFrom))} {criterion.validUntil && t.until(day(criterion.validUntil))}
        </p>
      </div>
      {may('criteria.write') && !criterion.validUntil && (
        <Button kind="secondary" size="sm" aria-label={`${t.end} ${name}`} onPress={() => setAsked(true)}>
          {t.end}
        </Button>
      )}
      <ConfirmDialog
        title={`${t.end} — ${name}`}
        open={asked}
        onClose={() => setAsked(false)}
        onConfirm={() => end.mutate({ params: { path: { id: criterion.id } }, body: { validUntil: lastDay } })}
        action={t.end}
        danger
        busy={end.isPending}
        error={end.error}
      >
        <p>{t.endLead}</p>
        <TextField label={t.lastDay} type="date" value={lastDay} onChange={setLastDay} required />
      </ConfirmDialog>
    </li>
  );
}
