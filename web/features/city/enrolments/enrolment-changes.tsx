import { useState } from 'react';
import { useText } from '../../../shared/i18n/texts';
import { usePermissions } from '../../../shared/session/use-me';
import { Button } from '../../../shared/ui/button';
import { LinkButton } from '../../../shared/ui/link';
import { Section } from '../../../shared/ui/section';
import { useCityPath } from '../parts/use-city-path';
import { EndDialog } from './end-dialog';
import type { Enrolment } from './enrolment-facts';
import { texts } from './enrolment.texts';
import { LeaveDialog } from './leave-dialog';
import { TransferDialog } from './transfer-dialog';

/** What can happen to an enrolment as it stands; nothing for who may only read, or where it is over. */
export function EnrolmentChanges({ enrolment }: { enrolment: Enrolment }) {
  const t = useText(texts);
  const may = usePermissions();
  const path = useCityPath();
  const [open, setOpen] = useState<'leave' | 'return' | 'end' | 'transfer'>();
  const close = () => setOpen(undefined);
  const { id, state } = enrolment;
  const goesOn = state === 'approved' || state === 'active' || state === 'on_leave';
  const buttons = [
    may('enrolments.correct') && state !== 'refused' && (
      <LinkButton key="correct" kind="secondary" to={path(`enrolments/${id}/correct`)}>
        {t.correct}
      </LinkButton>
    ),
    may('enrolments.report') && (state === 'approved' || state === 'active') && (
      <Button key="leave" kind="secondary" onPress={() => setOpen('leave')}>
        {t.leave}
      </Button>
    ),
    may('enrolments.report') && state === 'on_leave' && (
      <Button key="return" kind="secondary" onPress={() => setOpen('return')}>
        {t.returnBack}
      </Button>
    ),
    may('enrolments.transfer') && goesOn && (
      <Button key="transfer" kind="secondary" onPress={() => setOpen('transfer')}>
        {t.transfer}
      </Button>
    ),
    may('enrolments.report') && (goesOn || state === 'applied') && (
      <Button key="end" kind="secondary" onPress={() => setOpen('end')}>
        {t.end}
      </Button>
    ),
  ].filter(Boolean);
  if (buttons.length === 0) return null;
  return (
    <Section title={t.changes}>
      <div className="flex flex-wrap gap-3">{buttons}</div>
      {(open === 'leave' || open === 'return') && <LeaveDialog enrolment={enrolment} way={open} onClose={close} />}
      {open === 'end' && <EndDialog enrolment={enrolment} onClose={close} />}
      {open === 'transfer' && <TransferDialog enrolment={enrolment} onClose={close} />}
    </Section>
  );
}
