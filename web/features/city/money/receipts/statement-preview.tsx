import type { components } from '../../../../shared/api/schema';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { Button } from '../../../../shared/ui/button';
import { Notice } from '../../../../shared/ui/notice';
import { StatusTag } from '../../../../shared/ui/status-tag';
import { Yen } from '../../../../shared/ui/yen';
import { BigFigures } from '../parts/big-figure';
import { FigureTable } from '../parts/figure-table';
import { texts } from './statement.texts';

/** As many as one looks through to see that the right file was chosen. */
const SHOWN = 100;

interface Props {
  statement: components['schemas']['PreviewedStatement'];
  busy: boolean;
  onTake: () => void;
}

export function StatementPreview({ statement, busy, onTake }: Props) {
  const t = useText(texts);
  const { number, yen, day } = useFormat();
  const { name, already, lines, fresh, amount, payments } = statement;
  if (lines === 0)
    return (
      <Notice kind="warning" title={t.nothing} live>
        <p>{t.nothingNext}</p>
      </Notice>
    );
  return (
    <>
      {already && (
        <Notice kind="warning" title={t.already} live>
          <p>{t.alreadyNext}</p>
        </Notice>
      )}
      <BigFigures
        items={[
          { label: t.lines, value: t.count(number(lines)) },
          { label: t.fresh, value: t.count(number(fresh)), note: yen(amount) },
          { label: t.known, value: t.count(number(lines - fresh)) },
        ]}
      />
      <div>
        <Button size="lg" busy={busy} onPress={onTake}>
          {fresh === 0 ? t.takeAgain : t.take(t.count(number(fresh)), yen(amount))}
        </Button>
      </div>
      <FigureTable
        caption={t.of(name)}
        showCaption
        rows={payments.slice(0, SHOWN)}
        rowKey={({ line }) => String(line)}
        totalLabel={t.fresh}
        columns={[
          { key: 'payer', label: t.payer, cell: (row) => row.payerKana },
          { key: 'receivedOn', label: t.receivedOn, cell: (row) => day(row.receivedOn) },
          { key: 'account', label: t.account, cell: (row) => row.virtualAccount ?? '―' },
          {
            key: 'state',
            label: t.state,
            cell: ({ known }) => <StatusTag tone={known ? 'neutral' : 'info'}>{known ? t.isKnown : t.isNew}</StatusTag>,
          },
          {
            key: 'amount',
            label: t.amount,
            align: 'end',
            cell: (row) => <Yen amount={row.amount} />,
            total: <Yen amount={amount} />,
          },
        ]}
      />
      {payments.length > SHOWN && <p>{t.more(number(payments.length - SHOWN))}</p>}
    </>
  );
}
