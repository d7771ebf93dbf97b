import { useFormat } from '../../../shared/format/format';
import { hasCode, isProblem } from '../../../shared/api/problem';
import { useLanguage } from '../../../shared/i18n/language';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Notice } from '../../../shared/ui/notice';
import { ProgressBar } from '../../../shared/ui/tasks/progress-bar';
import { texts } from './letters.texts';
import type { Sending } from './use-sending';

/** How far the letters have come; in the end to how many they went, and to whom not. */
export function SendingNow({
  sending: { total, done, failed, over },
  onStop,
}: {
  sending: Sending;
  onStop: () => void;
}) {
  const t = useText(texts);
  const { language } = useLanguage();
  const { number } = useFormat();
  if (!over)
    return (
      <Notice kind="info" title={t.sending}>
        <ProgressBar label={t.sending} done={done + failed.length} total={total} />
        <p role="status">{t.progress(number(done), number(total))}</p>
        <p>{t.stay}</p>
        <div>
          <Button kind="secondary" size="sm" onPress={onStop}>
            {t.stop}
          </Button>
        </div>
      </Notice>
    );
  return (
    <Notice kind={failed.length > 0 ? 'warning' : 'success'} title={t.done(number(done))} live>
      {failed.some(({ error }) => hasCode(error, 'too_many_requests')) && <p>{t.tooMany}</p>}
      {failed.length > 0 && (
        <>
          <p>{t.failed}</p>
          <ul className="list-disc pl-5">
            {failed.map(({ name, error }) => (
              <li key={name}>
                {name}
                {isProblem(error) && `：${error[language]}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}
