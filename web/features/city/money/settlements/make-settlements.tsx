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
import { texts } from './settlements.texts';

/** What settling this month would make now, and making it. */
export function MakeSettlements({ month }: { month: string }) {
  const t = useText(texts);
  const { number, month: written } = useFormat();
  const preview = useApi().useQuery('get', '/api/v1/settlement-runs/preview', { params: { query: { month } } });
  const task = useTask('settle-month', '/api/v1/settlement-runs', (input) => input.month === month);
  return (
    <div className="flex flex-col gap-6">
      <Loaded of={preview}>
        {({ settlements, amount, employerShare, cityShare }) =>
          settlements === 0 ? (
            <Notice kind="success" title={t.nothing(written(month))}>
              <p>{t.nothingNext}</p>
            </Notice>
          ) : (
            <>
              <BigFigures
                items={[
                  { label: t.toMake, value: t.count(number(settlements)) },
                  { label: t.amount, value: <Yen amount={amount} /> },
                  { label: t.employerShare, value: <Yen amount={employerShare} /> },
                  { label: t.cityShare, value: <Yen amount={cityShare} /> },
                ]}
              />
              {!task.taskId && (
                <AskedButton
                  label={t.button(written(month))}
                  title={t.confirm(written(month))}
                  action={t.confirmAction}
                  command={task.begin}
                  onConfirm={() => task.begin.mutate({ body: { month } })}
                >
                  <Facts
                    items={[
                      { label: t.toMake, value: t.count(number(settlements)) },
                      { label: t.amount, value: <Yen amount={amount} /> },
                    ]}
                  />
                  <p>{t.confirmNote}</p>
                  <p className="font-bold">{t.confirmNext}</p>
                </AskedButton>
              )}
            </>
          )
        }
      </Loaded>
      {task.taskId && <TaskProgress taskId={task.taskId} />}
    </div>
  );
}
