import { useState } from 'react';
import type { components } from '../../../shared/api/schema';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { SmallTable } from '../../../shared/ui/small-table';
import { texts } from './money.texts';

const SHOWN_AT_ONCE = 100;

/** The receipts and undoings of which a settlement consists. */
export function SettlementLines({ lines }: { lines: readonly components['schemas']['SettlementLineView'][] }) {
  const t = useText(texts);
  const { yen, instant } = useFormat();
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  return (
    <>
      <SmallTable
        caption={t.lines}
        rows={lines.slice(0, shown)}
        rowKey={({ operationId }) => operationId}
        columns={[
          { label: t.when, cell: ({ happenedAt }) => instant(happenedAt) },
          {
            label: t.what,
            cell: ({ code, shopName }) => (
              <>
                {code === 'redeem' ? t.redeem : t.voided}
                <span className="block text-sm text-solid-gray-700">{shopName}</span>
              </>
            ),
          },
          { label: t.amount, cell: ({ amount }) => yen(amount), end: true },
        ]}
      />
      {lines.length > shown && (
        <Button kind="secondary" onPress={() => setShown(shown + SHOWN_AT_ONCE)}>
          {t.more}
        </Button>
      )}
    </>
  );
}
