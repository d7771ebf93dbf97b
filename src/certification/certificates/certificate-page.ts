import { certificationStandingNames } from '../dto/public.dto.js';
import type { CertificateState } from './certificate-state.service.js';

/** What somebody sees who has pointed a telephone at the code on a certificate. */
export function certificatePage(state: CertificateState): string {
  const { city, number, holder, tierName, validFrom, validUntil, standing, asOf } = state;
  const facts = [
    ['認定番号', number],
    ['事業者', holder],
    ...(tierName === null ? [] : [['区分', tierName]]),
    ['有効期間', `${validFrom} 〜 ${validUntil}`],
    ['確認した日', asOf],
  ];
  return `<!doctype html>
<html lang="ja">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>認定証 ${escaped(number)}</title>
  </head>
  <body>
    <h1>${escaped(certificationStandingNames[standing])}</h1>
    <p>${escaped(city)} こそだてっぴー認定</p>
    <dl>
${facts.map(([name = '', value = '']) => `      <dt>${name}</dt><dd>${escaped(value)}</dd>`).join('\n')}
    </dl>
  </body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
