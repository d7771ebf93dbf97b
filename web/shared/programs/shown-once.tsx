import { useText } from '../i18n/texts';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { useToast } from '../ui/toast';
import { texts } from './programs.texts';

/** A secret that the service will never show again. */
export function ShownOnce({ secret, lead }: { secret: string; lead: string }) {
  const t = useText(texts);
  const { say } = useToast();
  return (
    <Notice kind="warning" title={lead} live>
      <code className="block rounded-8 bg-solid-gray-50 p-3 break-all select-all">{secret}</code>
      <div>
        <Button
          kind="secondary"
          size="sm"
          onPress={() => void navigator.clipboard.writeText(secret).then(() => say(t.copied))}
        >
          {t.copy}
        </Button>
      </div>
    </Notice>
  );
}
