import { addressOf } from '../../../shared/api/client';
import type { components } from '../../../shared/api/schema';
import { useGrantId } from '../../../shared/api/use-api';
import { useLanguage } from '../../../shared/i18n/language';
import { useText } from '../../../shared/i18n/texts';
import { StatusTag } from '../../../shared/ui/status-tag';
import { ShopPhoto } from './shop-photo';
import { texts } from './shops.texts';

export type Shop = components['schemas']['DirectoryEntry'];

export function ShopCard({ shop: { name, trade, tierName, measures, number, photo } }: { shop: Shop }) {
  const t = useText(texts);
  const { language } = useLanguage();
  const grantId = useGrantId();
  return (
    <article
      aria-label={name}
      className="flex flex-col gap-3 rounded-12 border border-solid-gray-300 bg-white p-3 shadow-1"
    >
      <div className="flex gap-4">
        <ShopPhoto address={photo && addressOf(grantId, photo)} alt={t.photo(name)} />
        <div className="flex min-w-0 flex-1 flex-col items-start gap-1">
          <p className="text-lg leading-snug font-bold">{name}</p>
          {trade && <p className="text-sm text-solid-gray-800">{trade}</p>}
          <StatusTag tone="good">{tierName ? t.tier(tierName) : t.plain}</StatusTag>
        </div>
      </div>
      {measures.length > 0 && (
        <details className="group">
          <summary className="min-h-11 cursor-pointer rounded-8 py-2 text-sm font-bold text-blue-1000 underline underline-offset-4">
            {t.measures(measures.length)}
          </summary>
          <ul className="ml-5 list-disc text-sm">
            {measures.map((measure) => (
              <li key={measure.ja}>{measure[language]}</li>
            ))}
          </ul>
          <p className="mt-2 text-sm text-solid-gray-700">{t.number(number)}</p>
        </details>
      )}
    </article>
  );
}
