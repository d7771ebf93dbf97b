import { useState } from 'react';
import type { components } from '../../../shared/api/schema';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { texts } from './money.texts';

const SHOWN_AT_ONCE = 100;

/** The receipts and undoings of which a settlement consists. */
export function SettlementLines({ lines }: { lines: readonly components['schemas']['SettlementLineView'][] }) {
  const t = useText(texts);
  const { yen, instant } = useFormat();
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  return (
    <>
      <table className="w-full border-collapse">
        <caption className="sr-only">{t.lines}</caption>
        <thead>
          <tr className="border-b-2 border-solid-gray-420 text-sm">
            <th scope="col" className="py-2 pr-2 text-left">
              {t.when}
            </th>
            <th scope="col" className="px-2 py-2 text-left">
              {t.what}
            </th>
            <th scope="col" className="py-2 pl-2 text-right">
              {t.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, shown).map(({ operationId, code, happenedAt, shopName, amount }) => (
            <tr key={operationId} className="border-b border-solid-gray-200">
              <td className="py-2 pr-2">{instant(happenedAt)}</td>
              <td className="px-2 py-2">
                {code === 'redeem' ? t.redeem : t.voided}
                <span className="block text-sm text-solid-gray-700">{shopName}</span>
              </td>
              <td className="py-2 pl-2 text-right whitespace-nowrap tabular-nums">{yen(amount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length > shown && (
        <Button kind="secondary" onPress={() => setShown(shown + SHOWN_AT_ONCE)}>
          {t.more}
        </Button>
      )}
    </>
  );
}
