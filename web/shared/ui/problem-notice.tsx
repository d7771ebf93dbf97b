import type { ReactNode } from 'react';
import { isProblem, type Problem } from '../api/problem';
import { isConnectionLost } from '../api/use-api';
import { useLanguage } from '../i18n/language';
import { useText } from '../i18n/texts';
import { Notice } from './notice';
import { texts } from './problem-notice.texts';

/** What was refused, in the service's own words, and what to do next. Nothing where nothing was. */
export function ProblemNotice({ error, children }: { error: unknown; children?: ReactNode }) {
  const { language } = useLanguage();
  const t = useText(texts);
  if (!error) return null;
  if (isConnectionLost(error))
    return (
      <Notice kind="error" title={t.lost} live>
        <p>{t.lostNext}</p>
        {children}
      </Notice>
    );
  if (!isProblem(error))
    return (
      <Notice kind="error" title={t.unexpected} live>
        <p>{t.unexpectedNext}</p>
        {children}
      </Notice>
    );
  return (
    <Notice kind="error" title={error[language]} live>
      {error.status >= 500 && (
        <p>
          {t.unexpectedNext} {error.requestId && t.number(error.requestId)}
        </p>
      )}
      {children}
    </Notice>
  );
}

/** What the service says is wrong with one field, to stand beside it. */
export function fieldError(error: unknown, field: string): string | undefined {
  if (!isProblem(error)) return undefined;
  return (error as Problem).errors?.find((one) => one.field === field)?.messages.join(' ');
}
