import { useApi } from '../../../../shared/api/use-api';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { Facts } from '../../../../shared/ui/facts';
import { Loaded } from '../../../../shared/ui/loaded';
import { Notice } from '../../../../shared/ui/notice';
import { TaskProgress } from '../../../../shared/ui/tasks/task-progress';
import { Yen } from '../../../../shared/ui/yen';
import { AskedButton } from '../parts/asked-button';
import { BigFigures } from '../parts/big-figure';
import { useTask } from '../parts/use-task';
import { texts } from './invoices.texts';

/** What invoicing this month would make now, and making it. */
export function MakeInvoices({ month }: { month: string }) {
  const t = useText(texts);
  const { number, day, month: written } = useFormat();
  const preview = useApi().useQuery('get', '/api/v1/invoice-runs/preview', { params: { query: { month } } });
  const task = useTask('invoice-month', '/api/v1/invoice-runs', (input) => input.month === month);
  return (
    <div className="flex flex-col gap-6">
      <Loaded of={preview}>
        {({ toMake, made, issuedOn, dueOn }) => {
          const nothing = toMake.invoices.count + toMake.creditNotes.count === 0;
          const before = made.invoices.count + made.creditNotes.count;
          return (
            <>
              {nothing ? (
                <Notice
                  kind={before > 0 ? 'success' : 'info'}
                  title={before > 0 ? t.nothingToMake(written(month)) : t.nothingAtAll(written(month))}
                />
              ) : null}
              <BigFigures
                items={[
                  ...(nothing
                    ? []
                    : [
                        {
                          label: t.toMake,
                          value: <Yen amount={toMake.invoices.amount} />,
                          note: t.sheets(number(toMake.invoices.count)),
                        },
                        {
                          label: t.creditsToMake,
                          value: <Yen amount={toMake.creditNotes.amount} />,
                          note: t.sheets(number(toMake.creditNotes.count)),
                        },
                      ]),
                  {
                    label: t.madeBefore,
                    value: <Yen amount={made.invoices.amount} />,
                    note: t.sheets(number(made.invoices.count)),
                  },
                ]}
              />
              {!nothing && !task.taskId && (
                <AskedButton
                  label={t.button(written(month))}
                  title={t.confirm(written(month))}
                  action={t.confirmAction}
                  command={task.begin}
                  onConfirm={() => task.begin.mutate({ body: { month } })}
                >
                  <Facts
                    items={[
                      {
                        label: t.kinds.invoice,
                        value: (
                          <>
                            {t.sheets(number(toMake.invoices.count))} <Yen amount={toMake.invoices.amount} />
                          </>
                        ),
                      },
                      {
                        label: t.kinds.credit_note,
                        value: (
                          <>
                            {t.sheets(number(toMake.creditNotes.count))} <Yen amount={toMake.creditNotes.amount} />
                          </>
                        ),
                      },
                      { label: t.issuedOn, value: day(issuedOn) },
                      { label: t.dueOn, value: day(dueOn) },
                    ]}
                  />
                  <p>{t.confirmNote}</p>
                  <p className="font-bold">{t.confirmNext}</p>
                </AskedButton>
              )}
            </>
          );
        }}
      </Loaded>
      {task.taskId && <TaskProgress taskId={task.taskId} />}
    </div>
  );
}
