import { useParams } from 'react-router';
import type { components } from '../../../../shared/api/schema';
import { useApi } from '../../../../shared/api/use-api';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { Facts } from '../../../../shared/ui/facts';
import { TextLink } from '../../../../shared/ui/link';
import { Loaded } from '../../../../shared/ui/loaded';
import { Notice } from '../../../../shared/ui/notice';
import { Page } from '../../../../shared/ui/page';
import { Section } from '../../../../shared/ui/section';
import { Yen } from '../../../../shared/ui/yen';
import { BigFigures } from '../../money/parts/big-figure';
import { FigureTable } from '../../money/parts/figure-table';
import { useActors } from '../../parts/use-actors';
import { useCityPath } from '../../parts/use-city-path';
import { texts } from './operations.texts';

type Operation = components['schemas']['OperationDetailView'];

/** One operation: where the way from a figure down into the ledger ends. */
export function OperationPage() {
  const t = useText(texts);
  const path = useCityPath();
  const { instant } = useFormat();
  const { id = '' } = useParams();
  const operation = useApi().useQuery('get', '/api/v1/operations/{id}', { params: { path: { id } } });
  const { data } = operation;
  return (
    <Page
      title={data ? t.of(t.codes[data.code], instant(data.happenedAt)) : t.title}
      back={{ to: path('operations'), label: t.back }}
    >
      <Loaded of={operation} lines={6}>
        {(found) => <OperationParts operation={found} />}
      </Loaded>
    </Page>
  );
}

function OperationParts({ operation }: { operation: Operation }) {
  const t = useText(texts);
  const path = useCityPath();
  const { month, instant, yen } = useFormat();
  const { nameOf } = useActors([operation.actorId]);
  const sum = (key: 'amount' | 'employerShare' | 'cityShare') =>
    operation.lines.reduce((total, line) => total + line[key], 0);
  const off = sum('amount') - operation.amount;
  return (
    <>
      {operation.undoneBy && (
        <Notice kind="warning" title={t.undoneBy}>
          <p>
            <TextLink to={path(`operations/${operation.undoneBy}`)}>{t.seeUndone}</TextLink>
          </p>
        </Notice>
      )}
      <BigFigures
        items={[
          { label: t.amount, value: <Yen amount={operation.amount} /> },
          { label: t.employerShare, value: <Yen amount={operation.employerShare} /> },
          { label: t.cityShare, value: <Yen amount={operation.cityShare} /> },
        ]}
      />
      <Facts
        items={[
          { label: t.code, value: t.codes[operation.code] },
          { label: t.move, value: `${t.kinds[operation.from.kind]} → ${t.kinds[operation.to.kind]}` },
          ...(operation.merchantName ? [{ label: t.merchantName, value: operation.merchantName }] : []),
          ...(operation.shopName ? [{ label: t.shop, value: operation.shopName }] : []),
          { label: t.period, value: month(operation.period) },
          { label: t.happenedAt, value: instant(operation.happenedAt) },
          { label: t.recordedAt, value: instant(operation.recordedAt) },
          { label: t.actor, value: nameOf(operation.actorId) || '―' },
          ...(operation.undoes
            ? [
                {
                  label: t.undoes,
                  value: <TextLink to={path(`operations/${operation.undoes}`)}>{t.seeOriginal}</TextLink>,
                },
              ]
            : []),
          { label: t.number, value: <span className="font-mono text-sm font-normal break-all">{operation.id}</span> },
        ]}
      />
      <Section title={t.lines}>
        {off === 0 ? <p>✓ {t.addsUp}</p> : <Notice kind="error" title={t.doesNotAddUp(yen(off))} />}
        <FigureTable
          caption={t.lines}
          rows={operation.lines}
          rowKey={({ allocationId }) => allocationId}
          columns={[
            { key: 'month', label: t.coupons, cell: (line) => month(line.month) },
            { key: 'programme', label: t.programme, cell: (line) => line.programmeName },
            { key: 'employer', label: t.couponEmployer, cell: (line) => line.employerName },
            {
              key: 'amount',
              label: t.amount,
              align: 'end',
              cell: (line) => <Yen amount={line.amount} />,
              total: <Yen amount={sum('amount')} />,
            },
            {
              key: 'employers',
              label: t.employerShare,
              align: 'end',
              cell: (line) => <Yen amount={line.employerShare} />,
              total: <Yen amount={sum('employerShare')} />,
            },
            {
              key: 'city',
              label: t.cityShare,
              align: 'end',
              cell: (line) => <Yen amount={line.cityShare} />,
              total: <Yen amount={sum('cityShare')} />,
            },
          ]}
        />
      </Section>
    </>
  );
}
