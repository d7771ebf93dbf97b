import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { Notice } from '../../../../shared/ui/notice';
import { texts } from './closing.texts';
import { IdentityProof } from './identity-proof';
import type { MonthReport } from './month-report';
import { useIdentityWords } from './use-identity-words';

/** Whether the identities of an open month hold as things stand; which of them do not. */
export function ProofSummary({ identities }: Pick<MonthReport, 'identities'>) {
  const t = useText(texts);
  const { number } = useFormat();
  const wordsOf = useIdentityWords();
  const broken = identities.filter(({ holds }) => !holds);
  if (broken.length === 0) return <p>✓ {t.previewIdentities(number(identities.length))}</p>;
  return (
    <>
      <Notice kind="error" title={t.previewBroken(number(broken.length))} />
      {broken.map((identity) => (
        <IdentityProof key={identity.identity} identity={identity} words={wordsOf(identity.identity)} open />
      ))}
    </>
  );
}
