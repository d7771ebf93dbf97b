import { useParams } from 'react-router';
import { addressOf } from '../../../shared/api/client';
import type { components } from '../../../shared/api/schema';
import { useApi, useGrantId } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Facts } from '../../../shared/ui/facts';
import { LinkButton } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { Section } from '../../../shared/ui/section';
import { StatusTag } from '../../../shared/ui/status-tag';
import { words } from '../words';
import { texts } from './money.texts';
import { SETTLEMENT_TONES } from './settlement-tone';
import { SettlementLines } from './settlement-lines';

type Detail = components['schemas']['SettlementDetailView'];

/** One settlement: what it was for, what became of its money, and its papers. */
export function SettlementPage() {
  const t = useText(texts);
  const { month: monthText } = useFormat();
  const { id = '' } = useParams();
  const grantId = useGrantId();
  const settlement = useApi().useQuery('get', '/api/v1/settlements/{id}', { params: { path: { id } } });
  const file = (kind: string, encoding?: string) =>
    addressOf(grantId, `/api/v1/settlements/${id}/statement.${kind}`, { encoding });
  return (
    <Page
      title={settlement.data ? t.settlementTitle(monthText(settlement.data.month)) : t.title}
      back={{ to: `/shop/${grantId}/money`, label: t.back }}
      actions={
        settlement.data && (
          <>
            <LinkButton href={file('pdf')} kind="secondary" download>
              {t.pdf}
            </LinkButton>
            <LinkButton href={file('csv')} kind="secondary" download>
              {t.csv}
            </LinkButton>
          </>
        )
      }
    >
      <Loaded of={settlement}>{(detail) => <Settlement detail={detail} />}</Loaded>
    </Page>
  );
}

function Settlement({ detail }: { detail: Detail }) {
  const t = useText(texts);
  const w = useText(words);
  const { yen, day, instant } = useFormat();
  const { fiscalYear, number, amount, employerShare, cityShare, state, payouts, lines } = detail;
  return (
    <>
      <div className="flex flex-wrap items-center gap-4">
        <p className="text-4xl font-bold tabular-nums">{yen(amount)}</p>
        <StatusTag tone={SETTLEMENT_TONES[state]}>{w.settlement[state]}</StatusTag>
      </div>
      <Facts
        items={[
          { label: t.number, value: `${fiscalYear}-${String(number).padStart(5, '0')}` },
          { label: t.employerShare, value: yen(employerShare) },
          { label: t.cityShare, value: yen(cityShare) },
        ]}
      />
      <Section title={t.payouts}>
        {payouts.length === 0 ? (
          <p>{t.noPayout}</p>
        ) : (
          <ul className="flex flex-col gap-3">
            {payouts.map((payout) => (
              <li key={payout.id} className="rounded-12 border border-solid-gray-300 p-4">
                <Facts
                  items={[
                    { label: t.payOn, value: day(payout.payOn) },
                    { label: t.state, value: w.payout[payout.state] },
                    { label: t.transferred, value: yen(payout.transferredYen) },
                    ...(payout.feeYen > 0 ? [{ label: t.fee, value: yen(payout.feeYen) }] : []),
                    ...(payout.answeredAt ? [{ label: t.paidAt, value: instant(payout.answeredAt) }] : []),
                  ]}
                />
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t.lines}>
        <SettlementLines lines={lines} />
      </Section>
    </>
  );
}
