import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { useToast } from '../../../shared/ui/toast';
import { texts } from './person.texts';
import type { Door } from './words';

/** The letter by which somebody comes to an own account. `first`: nothing on the screen matters more. */
export function SendLetter({ id, door, first = false }: { id: string; door: Door; first?: boolean }) {
  const t = useText(texts);
  const { say } = useToast();
  const send = useCommand('post', '/api/v1/employees/{id}/welcome', {
    refresh: ['/api/v1/employers/{id}/employees'],
    onDone: () => say(t.letterSent),
  });
  if (door === 'signs_in') return null;
  return (
    <>
      <div>
        <Button
          kind={first && door === 'no_letter' ? 'primary' : 'secondary'}
          busy={send.isPending}
          onPress={() => send.mutate({ params: { path: { id } } })}
        >
          {door === 'no_letter' ? t.letter : t.letterAgain}
        </Button>
      </div>
      <ProblemNotice error={send.error} />
    </>
  );
}
