import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Dialog } from '../../../shared/ui/dialog';
import { Notice } from '../../../shared/ui/notice';
import { TextField } from '../../../shared/ui/text-field';
import { useToast } from '../../../shared/ui/toast';
import { texts } from './programs.texts';

/** A secret that is shown this once; it goes away only when somebody says that it was written down. */
export function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useText(texts);
  const { say } = useToast();
  const copy = () => void navigator.clipboard.writeText(secret).then(() => say(t.copied));
  return (
    <Dialog title={t.secretTitle} open onClose={onClose} firm>
      <Notice kind="warning">
        <p>{t.secretLead}</p>
      </Notice>
      <div className="[&_textarea]:font-mono">
        <TextField label={t.secret} value={secret} onChange={() => undefined} multiline rows={3} />
      </div>
      <div className="flex flex-wrap gap-3">
        <Button kind="secondary" onPress={copy}>
          {t.copy}
        </Button>
        <Button onPress={onClose}>{t.close}</Button>
      </div>
    </Dialog>
  );
}
