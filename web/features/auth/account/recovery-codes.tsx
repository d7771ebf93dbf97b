import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Notice } from '../../../shared/ui/notice';
import { texts } from './account.texts';

/** Shown once, to be kept elsewhere. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  const t = useText(texts);
  const save = () => {
    const file = URL.createObjectURL(new Blob([codes.join('\r\n')], { type: 'text/plain' }));
    Object.assign(document.createElement('a'), { href: file, download: 'sankyu-recovery-codes.txt' }).click();
    URL.revokeObjectURL(file);
  };
  return (
    <Notice kind="warning" title={t.recovery} live>
      <p>{t.recoveryLead}</p>
      <ul className="grid gap-x-6 gap-y-1 font-mono text-lg sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div>
        <Button kind="secondary" size="sm" onPress={save}>
          {t.recoverySave}
        </Button>
      </div>
    </Notice>
  );
}
