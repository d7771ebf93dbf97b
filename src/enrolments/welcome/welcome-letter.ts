import type { NewLetter } from '../../mail/letter.js';

/** What an employee reads first of Sankyu. */
export function welcomeLetter(link: string, cityName: string): Pick<NewLetter, 'template' | 'subject' | 'text'> {
  return {
    template: 'welcome',
    subject: `${cityName} サンキュークーポンのご利用開始 / Your thank-you coupons`,
    text: [
      `${cityName}のサンキュークーポンをご利用いただけます。ご自分のスマートフォンで次のリンクを開き、ボタンを押すと利用が始まります（7日間、1回だけ有効）。`,
      link,
      'リンクの期限が切れたときは、勤務先の人事担当に再送をお申し付けください。',
      '',
      'You can use the thank-you coupons of this city. Open this link on your own phone and press the button to begin (7 days, once):',
      link,
      'If it has lapsed, ask HR of your employer to send it again.',
      '',
    ].join('\n\n'),
  };
}
