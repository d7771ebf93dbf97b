import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem } from '../../../shared/api/problem';
import type { components } from '../../../shared/api/schema';
import { useCommand } from '../../../shared/api/use-command';
import { useFormat } from '../../../shared/format/format';
import { useLanguage } from '../../../shared/i18n/language';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Dialog } from '../../../shared/ui/dialog';
import { Notice } from '../../../shared/ui/notice';
import { useToast } from '../../../shared/ui/toast';
import { ReasonDialog } from '../parts/reason-dialog';
import { texts } from './enrolments.texts';
import { reasons } from './reasons';

type Row = components['schemas']['EnrolmentRow'];
type Decision = 'approve' | 'refuse';

/** One decision on several applications: each is decided by itself, and what is refused of them is told by name. */
export function DecideMany({ rows, onDone }: { rows: readonly Row[]; onDone: () => void }) {
  const t = useText(texts);
  const r = useText(reasons);
  const { number } = useFormat();
  const { language } = useLanguage();
  const { say } = useToast();
  const memory = useQueryClient();
  const approve = useCommand('post', '/api/v1/enrolments/{id}/approve', { refresh: [] });
  const refuse = useCommand('post', '/api/v1/enrolments/{id}/refuse', { refresh: [] });
  const [asked, setAsked] = useState<Decision>();
  const [progress, setProgress] = useState<number>();
  const [left, setLeft] = useState<{ row: Row; why: unknown }[]>([]);
  const waiting = rows.filter(({ state }) => state === 'applied');

  async function decide(decision: Decision, reason: string) {
    const command = decision === 'approve' ? approve : refuse;
    const failed: typeof left = [];
    for (const [at, row] of waiting.entries()) {
      setProgress(at);
      await command
        .mutateAsync({ params: { path: { id: row.id } }, body: { reason } })
        .catch((why: unknown) => failed.push({ row, why }));
    }
    setProgress(undefined);
    setAsked(undefined);
    await memory.invalidateQueries();
    if (failed.length > 0) return setLeft(failed);
    say(t.done(number(waiting.length)));
    onDone();
  }

  if (waiting.length < rows.length) return <p>{t.notWaiting}</p>;
  return (
    <>
      <Button size="sm" onPress={() => setAsked('approve')}>
        {t.approve}
      </Button>
      <Button size="sm" kind="secondary" onPress={() => setAsked('refuse')}>
        {t.refuse}
      </Button>
      {asked && (
        <ReasonDialog
          title={(asked === 'approve' ? t.approveTitle : t.refuseTitle)(number(waiting.length))}
          action={asked === 'approve' ? t.approveDo : t.refuseDo}
          danger={asked === 'refuse'}
          busy={progress !== undefined}
          error={undefined}
          ready={asked === 'approve' ? [r.checked, r.asked] : [r.double, r.wrong]}
          onClose={() => setAsked(undefined)}
          onConfirm={(reason) => void decide(asked, reason)}
        >
          <p>{asked === 'approve' ? t.approveWhat : t.refuseWhat}</p>
          {progress !== undefined && <p role="status">{t.working(number(progress), number(waiting.length))}</p>}
        </ReasonDialog>
      )}
      {left.length > 0 && (
        <Dialog
          title={t.leftTitle}
          open
          onClose={() => {
            setLeft([]);
            onDone();
          }}
        >
          <Notice kind="warning" title={t.some(number(waiting.length - left.length), number(left.length))} live />
          <ul className="flex flex-col gap-2">
            {left.map(({ row, why }) => (
              <li key={row.id}>
                <span className="font-bold">{row.name}</span>
                <span className="block">{isProblem(why) ? why[language] : String(why)}</span>
              </li>
            ))}
          </ul>
          <Button
            kind="secondary"
            onPress={() => {
              setLeft([]);
              onDone();
            }}
          >
            {t.close}
          </Button>
        </Dialog>
      )}
    </>
  );
}
