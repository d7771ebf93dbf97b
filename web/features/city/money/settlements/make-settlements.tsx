import { useState } from 'react';
import { useApi } from '../../../../shared/api/use-api';
import { useCommand } from '../../../../shared/api/use-command';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { Button } from '../../../../shared/ui/button';
import { ConfirmDialog } from '../../../../shared/ui/confirm-dialog';
import { Facts } from '../../../../shared/ui/facts';
import { Loaded } from '../../../../shared/ui/loaded';
import { Notice } from '../../../../shared/ui/notice';
import type { Task } from '../../../../shared/ui/tasks/task';
import { TaskProgress } from '../../../../shared/ui/tasks/task-progress';
import { Yen } from '../../../../shared/ui/yen';
import { BigFigures } from '../parts/big-figure';
import { useTask } from '../parts/use-task';
import { texts } from './settlements.texts';

/** What settling this month would make now, and making it. */
export function MakeSettlements({ month }: { month: string }) {
  const t = useText(texts);
  const { number, month: written } = useFormat();
  const preview = useApi().useQuery('get', '/api/v1/settlement-runs/preview', { params: { query: { month } } });
  const task = useTask('settle-month', (input) => input.month === month);
  const [asking, ask] = useState(false);
  const make = useCommand<'post', '/api/v1/settlement-runs', Task>('post', '/api/v1/settlement-runs', {
    long: true,
    refresh: ['/api/v1/tasks'],
    onDone: (begun) => (task.begin(begun), ask(false)),
  });
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
                <div>
                  <Button size="lg" onPress={() => ask(true)}>
                    {t.button(written(month))}
                  </Button>
                </div>
              )}
              <ConfirmDialog
                title={t.confirm(written(month))}
                open={asking}
                onClose={() => (ask(false), make.reset())}
                onConfirm={() => make.mutate({ body: { month } })}
                action={t.confirmAction}
                busy={make.isPending}
                error={make.error}
              >
                <Facts
                  items={[
                    { label: t.toMake, value: t.count(number(settlements)) },
                    { label: t.amount, value: <Yen amount={amount} /> },
                  ]}
                />
                <p>{t.confirmNote}</p>
                <p className="font-bold">{t.confirmNext}</p>
              </ConfirmDialog>
            </>
          )
        }
      </Loaded>
      {task.taskId && <TaskProgress taskId={task.taskId} />}
    </div>
  );
}
