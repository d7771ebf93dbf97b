import type { components } from '../../../shared/api/schema';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Facts } from '../../../shared/ui/facts';
import { Notice } from '../../../shared/ui/notice';
import { useToast } from '../../../shared/ui/toast';
import { texts } from './bills.texts';

/** The account into which this employer pays. */
export function HowToPay({ payTo }: { payTo: components['schemas']['PayToView'] | null }) {
  const t = useText(texts);
  const { say } = useToast();
  if (!payTo)
    return (
      <Notice kind="warning">
        <p>{t.howNone}</p>
      </Notice>
    );
  const named = (name: string, code: string) => (name ? `${name}（${code}）` : code);
  return (
    <>
      <p>{isPretended(payTo) ? t.howPretended : payTo.own ? t.howOwn : t.howShared}</p>
      <Facts
        items={[
          { label: t.bank, value: named(payTo.bankName, payTo.bankCode) },
          { label: t.branch, value: named(payTo.branchName, payTo.branchCode) },
          ...(payTo.own ? [] : [{ label: t.kind, value: t.kinds[payTo.accountKind as keyof typeof t.kinds] }]),
          { label: t.account, value: <span className="text-lg tracking-wider tabular-nums">{payTo.account}</span> },
          { label: t.holder, value: <span lang="ja">{payTo.holderKana}</span> },
        ]}
      />
      <div>
        <Button
          kind="secondary"
          size="sm"
          onPress={() => void navigator.clipboard.writeText(payTo.account).then(() => say(t.copied))}
        >
          {t.copy}
        </Button>
      </div>
    </>
  );
}

/** No bank has the code of zeros: it is that of a rehearsal. */
function isPretended({ bankCode }: { bankCode: string }): boolean {
  return bankCode === '0000';
}
