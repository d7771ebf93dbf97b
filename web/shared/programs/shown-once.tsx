import { useText } from '../i18n/texts';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { useToast } from '../ui/toast';
import { texts } from './programs.texts';

/** A secret that the service will never show again; it goes away when somebody says that it was written down. */
export function ShownOnce({ secret, lead, onClose }: { secret: string; lead: string; onClose: () => void }) {
  const t = useText(texts);
  const { say } = useToast();
  return (
    <Notice kind="warning" title={lead} live>
      <code className="block rounded-8 bg-solid-gray-50 p-3 break-all select-all">{secret}</code>
      <div className="flex flex-wrap gap-3">
        <Button
          kind="secondary"
          size="sm"
          onPress={() => void navigator.clipboard.writeText(secret).then(() => say(t.copied))}
        >
          {t.copy}
        </Button>
        <Button size="sm" onPress={onClose}>
          {t.writtenDown}
        </Button>
      </div>
    </Notice>
  );
}
