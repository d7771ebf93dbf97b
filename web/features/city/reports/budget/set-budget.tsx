import { useState } from 'react';
import { useCommand } from '../../../../shared/api/use-command';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { Button } from '../../../../shared/ui/button';
import { Dialog } from '../../../../shared/ui/dialog';
import { Facts } from '../../../../shared/ui/facts';
import { fieldError, ProblemNotice } from '../../../../shared/ui/problem-notice';
import { TextField } from '../../../../shared/ui/text-field';
import { useToast } from '../../../../shared/ui/toast';
import { Yen } from '../../../../shared/ui/yen';
import { readYen } from '../../money/parts/read-yen';
import type { BudgetReport } from './budget-report';
import { texts } from './budget.texts';

/** The city's money for a fiscal year, beside what it is now and what is forecast. */
export function SetBudget({ budget, onClose }: { budget: BudgetReport; onClose: () => void }) {
  const t = useText(texts);
  const { fiscalYear, yen } = useFormat();
  const { say } = useToast();
  const [written, write] = useState(budget.budgetYen === null ? '' : String(budget.budgetYen));
  const [tried, setTried] = useState(false);
  const empty = written.trim() === '';
  const amount = empty ? null : readYen(written);
  const save = useCommand('put', '/api/v1/programmes/{id}/budgets/{fiscalYear}', {
    onDone: () => (say(t.saved), onClose()),
  });

  function submit() {
    setTried(true);
    if (amount === undefined) return;
    const path = { id: budget.programmeId, fiscalYear: String(budget.fiscalYear) };
    save.mutate({ params: { path: path as never }, body: { budgetYen: amount } });
  }

  return (
    <Dialog title={t.dialog(fiscalYear(budget.fiscalYear))} open onClose={onClose} firm>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p>{budget.name}</p>
        <TextField
          label={t.field}
          hint={t.fieldHint}
          value={written}
          onChange={write}
          inputMode="numeric"
          autoFocus
          error={tried && amount === undefined ? t.bad : fieldError(save.error, 'budgetYen')}
        />
        <Facts
          items={[
            { label: t.now, value: budget.budgetYen === null ? t.noBudget : <Yen amount={budget.budgetYen} /> },
            {
              label: t.after,
              value: amount === undefined ? '―' : amount === null ? t.noBudget : <Yen amount={amount} />,
            },
            ...(typeof amount === 'number' && budget.budgetYen !== null
              ? [{ label: t.difference, value: yen(amount - budget.budgetYen) }]
              : []),
            { label: t.forecast, value: <Yen amount={budget.forecastYen} /> },
            ...(typeof amount === 'number'
              ? [{ label: t.remainingAfter, value: yen(amount - budget.forecastYen) }]
              : []),
          ]}
        />
        <ProblemNotice error={save.error} />
        <div className="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
          <Button kind="secondary" onPress={onClose}>
            {t.cancel}
          </Button>
          <Button type="submit" busy={save.isPending}>
            {t.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
