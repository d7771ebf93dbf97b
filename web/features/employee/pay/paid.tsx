import { useEffect } from 'react';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { LinkButton } from '../../../shared/ui/link';
import { Page } from '../../../shared/ui/page';
import { useHome } from '../use-home';
import { useNow } from '../use-now';
import './paid.css';
import { texts } from './pay.texts';

interface Props {
  receipt: { id: string; notes: number; amount: number; shop: { name: string }; happenedAt: string };
}

/** The receipt, to be read from across the counter. What moves on it no picture of it can do. */
export function Paid({ receipt: { id, notes, amount, shop, happenedAt } }: Props) {
  const t = useText(texts);
  const { yen, instant, time } = useFormat();
  const home = useHome();
  const now = useNow(1_000);
  useEffect(() => {
    scrollTo({ top: 0 });
  }, []);
  return (
    <Page title={t.paid} lead={<p>{t.showReceipt}</p>} narrow>
      <div role="status" className="paid flex flex-col items-center gap-3 rounded-16 px-4 py-8 text-center">
        <svg viewBox="0 0 64 64" aria-hidden="true" className="paid-mark size-20">
          <circle cx="32" cy="32" r="29" />
          <path d="M19 33l9 9 18-19" />
        </svg>
        <p className="text-xl leading-snug font-bold">{t.paidAt(shop.name)}</p>
        <p className="text-6xl leading-none font-bold tabular-nums max-[24rem]:text-5xl">{yen(amount)}</p>
        <p className="text-2xl font-bold tabular-nums">{t.payingOf(notes, '')}</p>
        <p className="tabular-nums">{instant(happenedAt)}</p>
        <p className="text-sm">
          {t.receipt} <span className="font-bold tabular-nums">{id.slice(-6).toUpperCase()}</span>
        </p>
        <p aria-hidden="true" className="paid-clock rounded-full px-4 py-1 text-sm font-bold tabular-nums">
          {time(new Date(now))}:{String(new Date(now).getSeconds()).padStart(2, '0')}
        </p>
      </div>
      <LinkButton to={home} size="lg" wide>
        {t.once}
      </LinkButton>
    </Page>
  );
}
