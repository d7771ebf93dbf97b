import type { components } from '../../../../shared/api/schema';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { LinkButton } from '../../../../shared/ui/link';
import { Yen } from '../../../../shared/ui/yen';
import { useCityPath } from '../../parts/use-city-path';
import { BigFigures } from '../parts/big-figure';
import { texts } from './statement.texts';

/** What was taken of the statements, what was matched by itself, and what waits for somebody. */
export function StatementResult({ statements }: { statements: readonly components['schemas']['ImportedStatement'][] }) {
  const t = useText(texts);
  const path = useCityPath();
  const { number } = useFormat();
  const sum = (key: 'taken' | 'amount' | 'matched') => statements.reduce((total, one) => total + one[key], 0);
  const waiting = statements.at(-1)?.waiting ?? 0;
  return (
    <>
      <BigFigures
        items={[
          { label: t.taken, value: t.count(number(sum('taken'))), note: <Yen amount={sum('amount')} /> },
          { label: t.matched, value: t.count(number(sum('matched'))) },
          { label: t.waiting, value: t.count(number(waiting)) },
        ]}
      />
      <div>
        <LinkButton to={`${path('receipts')}${waiting > 0 ? '?state=waiting' : ''}`}>
          {waiting > 0 ? t.toWaiting : t.back}
        </LinkButton>
      </div>
    </>
  );
}
