import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { usePermissions } from '../../../shared/session/use-me';
import { Button } from '../../../shared/ui/button';
import { Dialog } from '../../../shared/ui/dialog';
import { Facts } from '../../../shared/ui/facts';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { useToast } from '../../../shared/ui/toast';
import type { Employee } from './employee';
import { texts } from './employees.texts';
import { PaperSheets } from './paper-sheets';

/** What the city can do for one person: the letter once more, coupons on paper. */
export function EmployeeDialog({ employee, onClose }: { employee: Employee; onClose: () => void }) {
  const t = useText(texts);
  const { say } = useToast();
  const may = usePermissions();
  const welcome = useCommand('post', '/api/v1/employees/{id}/welcome', { onDone: () => say(t.welcomeSent) });
  return (
    <Dialog title={employee.name} open onClose={onClose} size="lg">
      <Facts
        items={[
          { label: t.staffNumber, value: employee.staffNumber },
          { label: t.email, value: employee.email },
          { label: t.door, value: t.doors[employee.door] },
        ]}
      />
      {may('employees.welcome') && (
        <div className="flex flex-col items-start gap-3">
          <p>{t.welcomeWhat}</p>
          <ProblemNotice error={welcome.error} />
          <Button
            kind="secondary"
            busy={welcome.isPending}
            onPress={() => welcome.mutate({ params: { path: { id: employee.id } } })}
          >
            {t.welcome}
          </Button>
        </div>
      )}
      {may('paper_sheets.read') && <PaperSheets employee={employee} />}
      <div className="flex justify-end">
        <Button kind="secondary" onPress={onClose}>
          {t.close}
        </Button>
      </div>
    </Dialog>
  );
}
