import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLanguage } from '../../../shared/i18n/language';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Notice } from '../../../shared/ui/notice';
import { Page } from '../../../shared/ui/page';
import type { ChosenShop } from '../shop/chosen-shop';
import { ShopChoice } from '../shop/shop-choice';
import { useChosenShop } from '../shop/use-chosen-shop';
import { WithShop } from '../shop/with-shop';
import { words } from '../words';
import { AmountToNotes } from './amount-to-notes';
import { Checking } from './checking';
import { DigitsDialog } from './digits-dialog';
import { forItsOwnNotes, intend, type ShownBy } from './intention';
import { Known, ofCode } from './known';
import { PosterReceipts } from './poster-receipts';
import { Recent } from './recent';
import { texts as resultTexts } from './result.texts';
import { ScanDialog } from './scan-dialog';
import { signal, wakeSound } from './signal';
import { texts } from './till.texts';
import { UndoDialog } from './undo-dialog';
import { useOnline } from '../../../shared/session/use-online';
import { type Settled, usePayment } from './use-payment';
import { usePosterReceipts } from './use-poster-receipts';
import { type TillEvent, useTillEvents } from './use-till-events';

/** Where coupons are taken. */
export function TillPage() {
  const t = useText(texts);
  const chosen = useChosenShop();
  return (
    <Page title={t.title}>
      <ShopChoice {...chosen} />
      <WithShop chosen={chosen}>{(shop) => <Till key={shop.id} shop={shop} />}</WithShop>
    </Page>
  );
}

function Till({ shop }: { shop: ChosenShop }) {
  const t = useText(texts);
  const online = useOnline();
  const memory = useQueryClient();
  const [way, setWay] = useState<'scan' | 'digits'>();
  const [notes, setNotes] = useState<number>();
  const [undoing, setUndoing] = useState<{ id: string; notes: number; amount: number }>();
  const [undone, setUndone] = useState<string>();
  const posters = usePosterReceipts();
  const tell = useSignal();
  const refresh = () =>
    memory.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === '/api/v1/shops/{id}/today' });

  const { state, take, putAside, close } = usePayment((outcome) => {
    tell(outcome);
    void refresh();
  });
  const line = useTillEvents(shop.id, (event) => {
    posters.hear(event);
    if (event.way === 'poster' && event.kind === 'redeem') tell({ kind: 'poster', event });
    void refresh();
  });

  const begin = (by: 'scan' | 'digits') => {
    wakeSound();
    setWay(by);
  };
  const pay = (shown: ShownBy) => {
    setWay(undefined);
    take(intend(shop.id, shown, notes));
  };
  const next = () => {
    close();
    setNotes(undefined);
    setUndone(undefined);
  };
  const closed = !online || state.step === 'sent';
  return (
    <>
      {!online && (
        <Notice kind="error" title={t.offline} live>
          <p>{t.offlineLead}</p>
        </Notice>
      )}
      {online && line === 'lost' && (
        <Notice kind="warning" title={t.lost} live>
          <p>{t.lostLead}</p>
        </Notice>
      )}
      {state.step === 'sent' && state.aside && (
        <Notice kind="warning" title={t.aside} live>
          <p>{t.asideLead}</p>
        </Notice>
      )}
      <PosterReceipts
        receipts={posters.receipts}
        onClose={posters.close}
        onUndo={({ redemptionId, notes: of, amount }) => setUndoing({ id: redemptionId, notes: of, amount })}
      />
      <div className="grid items-start gap-6 desktop:grid-cols-[3fr_2fr]">
        <div className="flex flex-col gap-4">
          <div className="grid [&>button]:min-h-48 [&>button]:rounded-24 [&>button]:text-4xl sm:[&>button]:min-h-64 sm:[&>button]:text-6xl">
            <Button size="lg" wide isDisabled={closed} onPress={() => begin('scan')}>
              {notes === undefined ? t.scan : t.scanNotes(notes)}
            </Button>
          </div>
          <p className="text-center text-solid-gray-700">{t.scanHint}</p>
          <Button kind="secondary" size="lg" wide isDisabled={closed} onPress={() => begin('digits')}>
            {t.digits}
          </Button>
          <AmountToNotes notes={notes} onNotes={setNotes} />
        </div>
        <Recent shopId={shop.id} online={online} />
      </div>
      {way === 'scan' && (
        <ScanDialog
          onCode={(code) => pay({ code })}
          onDigits={() => setWay('digits')}
          onClose={() => setWay(undefined)}
        />
      )}
      {way === 'digits' && <DigitsDialog onDigits={(digits) => pay({ digits })} onClose={() => setWay(undefined)} />}
      {state.step === 'sent' && !state.aside && (
        <Checking intention={state.intention} unanswered={state.unanswered} onAside={putAside} />
      )}
      {state.step === 'known' && (
        <Known
          outcome={state.outcome}
          late={state.late}
          undone={state.outcome.kind !== 'refused' && undone === state.outcome.receipt.id}
          onNext={next}
          onUndo={setUndoing}
          onItsOwnNotes={() => take(forItsOwnNotes(state.intention))}
        />
      )}
      {undoing && (
        <UndoDialog redemption={undoing} onClose={() => setUndoing(undefined)} onUndone={() => setUndone(undoing.id)} />
      )}
    </>
  );
}

/** Says aloud what became of a payment. */
function useSignal() {
  const t = useText(texts);
  const r = useText(resultTexts);
  const w = useText(words);
  const { language } = useLanguage();
  return (what: Settled | { kind: 'poster'; event: TillEvent }) => {
    if (what.kind === 'poster') signal('good', `${t.posterTaken} ${w.notes(what.event.notes)}`, language);
    else if (what.kind === 'taken') signal('good', r.takenSaid(what.receipt.notes), language);
    else if (what.kind === 'taken-before') signal('bad', r.beforeSaid, language);
    else signal('bad', r.said.bad(ofCode(r.whys, what.problem) ?? what.problem[language]), language);
  };
}
