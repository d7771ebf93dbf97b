import { hasCode } from '../../../shared/api/problem';
import { useText } from '../../../shared/i18n/texts';
import { LinkButton } from '../../../shared/ui/link';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { texts } from './letters.texts';

/** Whether trying again is of no use: the link was used, or its time has passed. */
export const isSpent = (error: unknown): boolean => hasCode(error, 'link_not_valid');

/** Why a mailed link does not work, and who can send another one. */
export function LinkRefused({ error, next }: { error: unknown; next: string }) {
  const t = useText(texts);
  if (!isSpent(error)) return <ProblemNotice error={error} />;
  return (
    <ProblemNotice error={error}>
      <p>{next}</p>
      <div>
        <LinkButton href="/sign-in" kind="secondary" size="sm">
          {t.toSignIn}
        </LinkButton>
      </div>
    </ProblemNotice>
  );
}
