import { useNavigate } from 'react-router';
import { useCommand } from '../../../../shared/api/use-command';
import { useText } from '../../../../shared/i18n/texts';
import { useToast } from '../../../../shared/ui/toast';
import { useTo } from '../../use-hr';
import type { Change } from './changes';
import { texts } from './report.texts';

/** What can be reported here. */
export type Reported = Exclude<Change, 'moved'>;

/** Sends a report, and goes back to the enrolment as it is then. */
export function useReport(id: string) {
  const t = useText(texts);
  const to = useTo();
  const navigate = useNavigate();
  const { say } = useToast();
  const options = {
    refresh: ['/api/v1/enrolments', '/api/v1/employers'],
    onDone: () => {
      say(t.done);
      void navigate(to(`enrolments/${id}`));
    },
  };
  const leave = useCommand('post', '/api/v1/enrolments/{id}/leave', options);
  const back = useCommand('post', '/api/v1/enrolments/{id}/return', options);
  const end = useCommand('post', '/api/v1/enrolments/{id}/end', options);
  const params = { path: { id } };
  return {
    isPending: leave.isPending || back.isPending || end.isPending,
    error: leave.error ?? back.error ?? end.error,
    send: (what: Reported, body: { on: string; reason: string }) => {
      for (const one of [leave, back, end]) one.reset();
      if (what === 'leave') leave.mutate({ params, body });
      else if (what === 'return') back.mutate({ params, body });
      else end.mutate({ params, body: { ...body, endReason: what } });
    },
  };
}
