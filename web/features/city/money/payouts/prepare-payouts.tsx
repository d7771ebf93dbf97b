import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { components } from '../../../../shared/api/schema';
import { useApi } from '../../../../shared/api/use-api';
import { useCommand } from '../../../../shared/api/use-command';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { usePermissions } from '../../../../shared/session/use-me';
import { Button } from '../../../../shared/ui/button';
import { ConfirmDialog } from '../../../../shared/ui/confirm-dialog';
import { Empty } from '../../../../shared/ui/empty';
import { Facts } from '../../../../shared/ui/facts';
import { TextLink } from '../../../../shared/ui/link';
import { Loaded } from '../../../../shared/ui/loaded';
import type { Task } from '../../../../shared/ui/tasks/task';
import { TaskProgress } from '../../../../shared/ui/tasks/task-progress';
import { TextField } from '../../../../shared/ui/text-field';
import { Yen } from '../../../../shared/ui/yen';
import { useCityPath } from '../../parts/use-city-path';
import { BigFigures } from '../parts/big-figure';
import { useTask } from '../parts/use-task';
import { texts as words } from '../parts/words.texts';
import { HeldSettlements } from './held-settlements';
import { texts } from './payouts.texts';

type Preview = components['schemas']['PayoutsPreviewView'];

/** What a batch would hold now, what cannot be paid and why, and preparing it. */
export function PreparePayouts() {
  const t = useText(texts);
  const w = useText(words);
  const path = useCityPath();
  const go = useNavigate();
  const may = usePermissions();
  const preview = useApi().useQuery('get', '/api/v1/payout-batches/preview');
  const task = useTask('prepare-payouts');
  return (
    <div className="flex flex-col gap-6">
      <Loaded of={preview} lines={4}>
        {(found) => (
          <>
            {found.lines === 0 ? (
              <Empty title={t.nothing} action={<TextLink to={path('settlements')}>{t.toSettlements}</TextLink>}>
                {t.nothingNext}
              </Empty>
            ) : (
              <>
                <Figures preview={found} />
                {may('payouts.prepare') ? (
                  !task.taskId && <Prepare preview={found} onBegun={task.begin} />
                ) : (
                  <p className="text-solid-gray-700">{w.onlyFinance}</p>
                )}
              </>
            )}
            {task.taskId && (
              <TaskProgress
                taskId={task.taskId}
                onDone={({ result }) => {
                  const id = (result as { id?: unknown } | null)?.id;
                  if (typeof id === 'string') void go(path(`payouts/${id}`));
                }}
              />
            )}
            {found.held.length > 0 && <HeldSettlements held={found.held} />}
          </>
        )}
      </Loaded>
    </div>
  );
}

function Figures({ preview }: { preview: Preview }) {
  const t = useText(texts);
  const { number, yen, day } = useFormat();
  return (
    <BigFigures
      items={[
        { label: t.willPay, value: t.count(number(preview.lines)), note: yen(preview.amount) },
        { label: t.fees, value: <Yen amount={0 - preview.feesYen} /> },
        { label: t.transferred, value: <Yen amount={preview.transferredYen} /> },
        { label: t.payOn, value: preview.payOn ? day(preview.payOn) : '―' },
      ]}
    />
  );
}

function Prepare({ preview, onBegun }: { preview: Preview; onBegun: (task: Task) => void }) {
  const t = useText(texts);
  const { number, yen, day } = useFormat();
  const [asking, ask] = useState(false);
  const [payOn, setPayOn] = useState(preview.payOn ?? '');
  const prepare = useCommand<'post', '/api/v1/payout-batches', Task>('post', '/api/v1/payout-batches', {
    long: true,
    refresh: ['/api/v1/tasks'],
    onDone: (task) => (onBegun(task), ask(false)),
  });
  return (
    <div className="flex flex-col items-start gap-4">
      <div className="w-full sm:max-w-xs">
        <TextField label={t.payOn} hint={t.payOnHint} type="date" value={payOn} onChange={setPayOn} required />
      </div>
      <Button size="lg" isDisabled={payOn === ''} onPress={() => ask(true)}>
        {t.button(t.count(number(preview.lines)), yen(preview.amount))}
      </Button>
      <ConfirmDialog
        title={t.confirm}
        open={asking}
        onClose={() => (ask(false), prepare.reset())}
        onConfirm={() => prepare.mutate({ body: payOn === preview.payOn ? {} : { payOn } })}
        action={t.confirmAction}
        busy={prepare.isPending}
        error={prepare.error}
      >
        <Facts
          items={[
            { label: t.willPay, value: t.count(number(preview.lines)) },
            { label: t.amount, value: <Yen amount={preview.amount} /> },
            { label: t.fees, value: <Yen amount={0 - preview.feesYen} /> },
            { label: t.transferred, value: <Yen amount={preview.transferredYen} /> },
            { label: t.payOn, value: payOn ? day(payOn) : '―' },
          ]}
        />
        <p className="font-bold">{t.confirmNext}</p>
      </ConfirmDialog>
    </div>
  );
}
