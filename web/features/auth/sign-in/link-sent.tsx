import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Notice } from '../../../shared/ui/notice';
import { texts } from './sign-in.texts';

/** Whether an address is known is never told. */
export function LinkSent({ email, onAgain }: { email: string; onAgain: () => void }) {
  const t = useText(texts);
  return (
    <Notice kind="success" title={t.sent} live>
      <p>{t.sentLead(email)}</p>
      <p>{t.sentNot}</p>
      <div>
        <Button kind="secondary" size="sm" onPress={onAgain}>
          {t.again}
        </Button>
      </div>
    </Notice>
  );
}
