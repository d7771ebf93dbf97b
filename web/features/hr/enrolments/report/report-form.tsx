import { useState } from 'react';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { Button } from '../../../../shared/ui/button';
import { RadioField } from '../../../../shared/ui/choice-field';
import { ConfirmDialog } from '../../../../shared/ui/confirm-dialog';
import { Facts } from '../../../../shared/ui/facts';
import { Notice } from '../../../../shared/ui/notice';
import { fieldError } from '../../../../shared/ui/problem-notice';
import { TextField } from '../../../../shared/ui/text-field';
import type { Enrolment } from '../words';
import { type Change, changesFrom } from './changes';
import { Effects } from './effects';
import { texts } from './report.texts';
import { type Reported, useReport } from './use-report';

/** What happened, when, what follows from it; and once more, before it is done. */
export function ReportForm({ enrolment, today }: { enrolment: Enrolment; today: string }) {
  const t = useText(texts);
  const { day } = useFormat();
  const { id, name, state } = enrolment;
  const [what, setWhat] = useState<Change>();
  const [on, setOn] = useState(today);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const report = useReport(id);
  const reported: Reported | undefined = what === 'moved' ? undefined : what;
  const ahead = (what === 'left' || what === 'withdrawn') && on > today;
  const dayWrong = on === '' ? t.dayNeeded : ahead ? t.dayAhead : undefined;
  const written = reason.trim() || (reported ? t.reasonFor[reported] : '');

  function ask() {
    setTried(true);
    if (reported && !dayWrong) setAsking(true);
  }

  return (
    <form
      noValidate
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <RadioField
        label={t.what}
        value={what}
        onChange={setWhat}
        error={tried && !what ? t.chooseFirst : undefined}
        options={changesFrom(state).map((change) => ({
          value: change,
          label: t[change],
          hint: t[`${change}Hint`],
        }))}
      />
      {what === 'moved' && (
        <Notice kind="info" title={t.movedTitle} live>
          <p>{t.movedText}</p>
        </Notice>
      )}
      {what !== 'moved' && (
        <>
          {reported && (
            <>
              <TextField
                label={t.on[reported]}
                type="date"
                required
                value={on}
                onChange={setOn}
                error={(tried ? dayWrong : undefined) ?? fieldError(report.error, 'on')}
              />
              <TextField
                label={t.reason}
                hint={t.reasonHint(t.reasonFor[reported])}
                multiline
                rows={2}
                maxLength={500}
                value={reason}
                onChange={setReason}
              />
              {!dayWrong && <Effects what={reported} on={on} applied={state === 'applied'} />}
            </>
          )}
          <div>
            <Button
              type="submit"
              kind={reported === 'return' || reported === 'leave' || !reported ? 'primary' : 'danger'}
            >
              {reported ? t.go[reported] : t.titleOnly}
            </Button>
          </div>
        </>
      )}
      {reported && (
        <ConfirmDialog
          title={t.go[reported]}
          open={asking}
          onClose={() => setAsking(false)}
          action={t.go[reported]}
          danger={reported === 'left' || reported === 'withdrawn'}
          busy={report.isPending}
          error={report.error}
          onConfirm={() => report.send(reported, { on, reason: written })}
        >
          <p>{t.confirm(name)}</p>
          <Facts
            items={[
              { label: t.on[reported], value: day(on || today) },
              { label: t.reason, value: written },
            ]}
          />
        </ConfirmDialog>
      )}
    </form>
  );
}
