import { useText } from '../../../shared/i18n/texts';
import type { Account } from '../../../shared/session/use-account';
import { Button } from '../../../shared/ui/button';
import { Notice } from '../../../shared/ui/notice';
import { signInAgain } from '../sign-in-again';
import { texts } from './account.texts';

/** Roles of staff open to a strong and recent sign-in: what is missing for that, and how to come by it. */
export function RolesClosed({ ways }: Pick<Account, 'ways'>) {
  const t = useText(texts);
  const isSetUp = ways.passkeys > 0 || (ways.password && ways.authenticatorApp);
  return (
    <Notice kind="warning" title={isSetUp ? t.again : t.strong}>
      <p>{isSetUp ? t.againLead : t.strongLead}</p>
      {isSetUp && (
        <div>
          <Button size="sm" onPress={() => void signInAgain()}>
            {t.againDo}
          </Button>
        </div>
      )}
    </Notice>
  );
}
