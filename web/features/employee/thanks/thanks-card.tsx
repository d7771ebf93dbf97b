import type { ReactNode } from 'react';
import type { components } from '../../../shared/api/schema';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { StatusTag } from '../../../shared/ui/status-tag';
import { dayInJapan } from '../in-japan';
import { CardPicture } from './cards';
import { texts } from './thanks-card.texts';

export type Thanks = components['schemas']['SentOrReceived'];

/** Thanks as the card that they are: the picture, the words, from whom and how much. */
export function ThanksCard({
  thanks: { card, message, giver, receiver, claimLinkId, amount, happenedAt, takenBack },
  side,
  returned,
  children,
}: {
  thanks: Thanks;
  side: 'received' | 'sent';
  /** Said where a link came back by itself. */
  returned?: string | undefined;
  children?: ReactNode;
}) {
  const t = useText(texts);
  const { yen, day } = useFormat();
  const other = side === 'received' ? t.from(giver.name) : receiver ? t.to(receiver.name) : t.byLink;
  return (
    <article
      aria-label={other}
      className="flex flex-col overflow-hidden rounded-12 border border-solid-gray-300 bg-white shadow-1"
    >
      <CardPicture card={card} />
      <div className="flex flex-col gap-2 p-4">
        <p className="text-lg leading-relaxed font-bold whitespace-pre-wrap">{message || t.justThanks}</p>
        <p className="flex flex-wrap items-baseline justify-between gap-x-4">
          <span className="font-bold">{other}</span>
          <span className="ml-auto text-lg font-bold tabular-nums">{yen(amount)}</span>
        </p>
        <p className="flex flex-wrap items-center justify-between gap-2 text-sm text-solid-gray-700">
          <time dateTime={happenedAt}>{day(dayInJapan(happenedAt))}</time>
          {takenBack && <StatusTag>{t.takenBack}</StatusTag>}
          {!takenBack && claimLinkId !== null && receiver === null && (
            <StatusTag tone={returned ? 'neutral' : 'info'}>{returned ?? t.notClaimed}</StatusTag>
          )}
        </p>
        {children}
      </div>
    </article>
  );
}
