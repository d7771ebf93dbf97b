import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { components } from '../../../../shared/api/schema';
import { useApi } from '../../../../shared/api/use-api';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { usePermissions } from '../../../../shared/session/use-me';
import { Empty } from '../../../../shared/ui/empty';
import { Facts } from '../../../../shared/ui/facts';
import { TextLink } from '../../../../shared/ui/link';
import { Loaded } from '../../../../shared/ui/loaded';
import { TaskProgress } from '../../../../shared/ui/tasks/task-progress';
import { TextField } from '../../../../shared/ui/text-field';
import { Yen } from '../../../../shared/ui/yen';
import { useCityPath } from '../../parts/use-city-path';
import { AskedButton } from '../parts/asked-button';
import { BigFigures } from '../parts/big-figure';
import { type TaskHere, useTask } from '../parts/use-task';
import { texts as words } from '../parts/words.texts';
import { HeldSettlements } from './held-settlements';
import { texts as payouts } from './payouts.texts';
import { texts } from './prepare-payouts.texts';

type Preview = components['schemas']['PayoutsPreviewView'];

const BATCHES = '/api/v1/payout-batches';

/** What a batch would hold now, what cannot be paid and why, and preparing it. */
export function PreparePayouts() {
  const t = useText(texts);
  const p = useText(payouts);
  const w = useText(words);
  const path = useCityPath();
  const go = useNavigate();
  const may = usePermissions();
  const preview = useApi().useQuery('get', '/api/v1/payout-batches/preview');
  const task = useTask('prepare-payouts', BATCHES);
  return (
    <div className="flex flex-col gap-6">
      <Loaded of={preview} lines={4}>
        {(found) => (
          <>
            {found.lines === 0 ? (
              <Empty title={t.nothing} action={<TextLink to={path('settlements')}>{t.toSettlements}</TextLink>}>
                {p.nothingNext}
              </Empty>
            ) : (
              <>
                <Figures preview={found} />
                {may('payouts.prepare') ? (
                  !task.taskId && <Prepare preview={found} begin={task.begin} />
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
  const p = useText(payouts);
  const { number, yen, day } = useFormat();
  return (
    <BigFigures
      items={[
        { label: t.willPay, value: p.count(number(preview.lines)), note: yen(preview.amount) },
        { label: p.fees, value: <Yen amount={0 - preview.feesYen} /> },
        { label: p.transferred, value: <Yen amount={preview.transferredYen} /> },
        { label: p.payOn, value: preview.payOn ? day(preview.payOn) : '―' },
      ]}
    />
  );
}

function Prepare({ preview, begin }: { preview: Preview; begin: TaskHere<typeof BATCHES>['begin'] }) {
  const t = useText(texts);
  const p = useText(payouts);
  const { number, yen, day } = useFormat();
  const [payOn, setPayOn] = useState(preview.payOn ?? '');
  return (
    <div className="flex flex-col items-start gap-4">
      <div className="w-full sm:max-w-xs">
        <TextField label={p.payOn} hint={t.payOnHint} type="date" value={payOn} onChange={setPayOn} required />
      </div>
      <AskedButton
        label={t.button(p.count(number(preview.lines)), yen(preview.amount))}
        isDisabled={payOn === ''}
        title={t.confirm}
        action={t.confirmAction}
        command={begin}
        onConfirm={() => begin.mutate({ body: payOn === preview.payOn ? {} : { payOn } })}
      >
        <Facts
          items={[
            { label: t.willPay, value: p.count(number(preview.lines)) },
            { label: p.amount, value: <Yen amount={preview.amount} /> },
            { label: p.fees, value: <Yen amount={0 - preview.feesYen} /> },
            { label: p.transferred, value: <Yen amount={preview.transferredYen} /> },
            { label: p.payOn, value: payOn ? day(payOn) : '―' },
          ]}
        />
        <p className="font-bold">{t.confirmNext}</p>
      </AskedButton>
    </div>
  );
}
