import { DomainError } from '../domain/domain-error.js';
import type { Month } from '../domain/month.js';

export const liveCityCannotBeSimulated = () =>
  new DomainError({
    kind: 'refused',
    code: 'live_city_cannot_be_simulated',
    ja: '本番の市では模擬運用はできません。稽古用の市（--as-of）で行ってください。',
    en: 'A live city is never simulated. Make a rehearsal city (--as-of) for that.',
  });

export const monthsOutOfOrder = (from: Month, to: Month) =>
  new DomainError({
    kind: 'invalid',
    code: 'months_out_of_order',
    ja: `期間の終わり（${to}）が始まり（${from}）より前です。`,
    en: `The last month (${to}) lies before the first one (${from}).`,
    details: { from, to },
  });
