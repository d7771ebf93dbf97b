import { useState } from 'react';
import { useParams } from 'react-router';
import { useApi, useGrantId } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { useCity } from '../../../shared/session/use-me';
import { Button } from '../../../shared/ui/button';
import { Facts } from '../../../shared/ui/facts';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { DisputeView } from '../disputes/dispute-view';
import { DisputeDialog } from '../disputes/dispute-dialog';
import { useDisputes } from '../disputes/use-disputes';
import { UndoDialog } from '../till/undo-dialog';
import { words } from '../words';
import { cityDayOf } from './city-day-of';
import { texts } from './receipt.texts';
import type { Redemption } from './use-today';

/** One receipt, undone on its day, or brought before the city. */
export function ReceiptPage() {
  const t = useText(texts);
  const { id = '' } = useParams();
  const grantId = useGrantId();
  const receipt = useApi().useQuery('get', '/api/v1/redemptions/{id}', { params: { path: { id } } });
  return (
    <Page title={t.title} back={{ to: `/shop/${grantId}/today`, label: t.back }} narrow>
      <Loaded of={receipt}>{(redemption) => <Receipt redemption={redemption} />}</Loaded>
    </Page>
  );
}

function Receipt({ redemption }: { redemption: Redemption }) {
  const t = useText(texts);
  const w = useText(words);
  const { yen, instant } = useFormat();
  const { data: city } = useCity();
  const { data: disputes } = useDisputes();
  const [asking, setAsking] = useState<'undo' | 'dispute'>();
  const { notes, amount, happenedAt, shop, way, voided } = redemption;
  const ofToday = city?.today === cityDayOf(happenedAt);
  const dispute = disputes?.items.find(({ redemptionId }) => redemptionId === redemption.id);
  return (
    <>
      <p className="text-4xl font-bold tabular-nums">{yen(amount)}</p>
      <Facts
        items={[
          { label: t.notes, value: w.notes(notes) },
          { label: t.when, value: instant(happenedAt) },
          { label: t.shop, value: shop.name },
          { label: t.way, value: w.ways[way] },
          { label: t.state, value: voided ? t.undone : t.stands },
          ...(voided ? [{ label: t.undoneAt, value: instant(voided.happenedAt) }] : []),
          ...(voided?.reason ? [{ label: t.reason, value: voided.reason }] : []),
        ]}
      />
      {dispute && <DisputeView dispute={dispute} />}
      {!voided && !ofToday && <p>{t.late}</p>}
      <div className="flex flex-wrap gap-3">
        {!voided && ofToday && (
          <Button kind="danger" onPress={() => setAsking('undo')}>
            {t.undo}
          </Button>
        )}
        {!voided && dispute?.state !== 'open' && (
          <Button kind="secondary" onPress={() => setAsking('dispute')}>
            {t.dispute}
          </Button>
        )}
      </div>
      {asking === 'undo' && <UndoDialog redemption={redemption} onClose={() => setAsking(undefined)} />}
      {asking === 'dispute' && <DisputeDialog redemptionId={redemption.id} onClose={() => setAsking(undefined)} />}
    </>
  );
}
