import { dayIn, monthIn, notesIn, yenIn } from './amounts-and-days.js';
import type { NoticeTexts } from './notice-words.js';

const day = dayIn.bind(undefined, 'ja');
const month = monthIn.bind(undefined, 'ja');
const notes = notesIn.bind(undefined, 'ja');
const yen = yenIn.bind(undefined, 'ja');

export const ja: NoticeTexts = {
  kinds: {
    enrolled: ({ programme, firstMonth, lastMonth }) => ({
      subject: 'お礼クーポンに登録されました',
      lines: [
        `「${programme}」への登録が済みました。`,
        `${month(firstMonth)}分から${month(lastMonth)}分まで、毎月お礼クーポンが届きます。`,
        '助けてくれた同僚に、ありがとうの言葉と一緒に贈ってください。',
      ],
    }),
    activation_needed: ({ programme }) => ({
      subject: '利用開始の手続きをお願いします',
      lines: [
        `「${programme}」への登録が承認されました。`,
        'クーポンを受け取るには、ご本人がご自身のスマートフォンで利用開始の手続きをしてください。',
      ],
    }),
    coupons_arrived: ({ month: of, expiresOn, ...amount }) => ({
      subject: `${month(of)}分のお礼クーポンが届きました`,
      lines: [`${month(of)}分として${notes(amount)}が届きました。`, `${day(expiresOn)}まで使えます。`],
    }),
    thanks_received: ({ giver, message, expiresOn, takeBackUntil, ...amount }) => ({
      subject: 'お礼のクーポンが届きました',
      lines: [
        `${giver}さんから、お礼として${notes(amount)}が届きました。`,
        `${day(expiresOn)}まで使えます。`,
        ...(takeBackUntil === null ? [] : [`${takeBackUntil}までは、贈った人が取り消すことがあります。`]),
      ],
      ...(message === '' ? {} : { quote: message }),
    }),
    lapse_30: ({ expiresOn, ...amount }) => ({
      subject: 'お礼クーポンの有効期限が近づいています',
      lines: [`${notes(amount)}の有効期限は${day(expiresOn)}です。`, '過ぎると使えなくなります。'],
    }),
    lapse_7: ({ expiresOn, ...amount }) => ({
      subject: 'お礼クーポンの有効期限まで1週間を切りました',
      lines: [`${notes(amount)}の有効期限は${day(expiresOn)}です。`, '過ぎると使えなくなります。'],
    }),
    payment_taken: ({ shop, day: on, time, ...amount }) => ({
      subject: 'お礼クーポンでのお支払い',
      lines: [
        `${day(on)} ${time}、「${shop}」で${notes(amount)}を使いました。`,
        '心当たりがないときは、すぐに市の担当課へお知らせください。',
      ],
    }),
    slips_printed: ({ slips, usableThrough }) => ({
      subject: '紙のクーポン券が印刷されました',
      lines: [
        `あなたの紙のクーポン券（${slips}枚つづり）が印刷されました。${day(usableThrough)}まで、お店で使えます。`,
        '前に印刷した券は使えなくなりました。',
        '心当たりがないときは、すぐに市の担当課へお知らせください。',
      ],
    }),
    payout_made: ({ amount, month: of, day: on }) => ({
      subject: `${month(of)}分の利用代金をお振り込みしました`,
      lines: [`${month(of)}分の利用代金 ${yen(amount)} を${day(on)}付でお振り込みしました。`],
    }),
    certificate_ends_60: ({ number, validUntil }) => ({
      subject: '認定の有効期限のお知らせ',
      lines: [`認定（${number}）の有効期限は${day(validUntil)}です。`, '続けるには、更新の申請をしてください。'],
    }),
    certificate_ends_30: ({ number, validUntil }) => ({
      subject: '認定の有効期限まで30日を切りました',
      lines: [
        `認定（${number}）の有効期限は${day(validUntil)}です。`,
        '更新の申請がまだ届いていません。期限を過ぎると、協賛店ではクーポンを受け取れなくなります。',
      ],
    }),
  },
  dear: (name) => `${name} 様`,
  from: (city) => `${city}　お礼クーポン「サンキュー」`,
  welcome: 'クーポンはご自分のスマートフォンで見て使えます。こちらから始められます（7日間、1回だけ有効）',
  unsubscribe: 'このお知らせを受け取らない',
  page: {
    title: 'お知らせの停止',
    question: 'この種類のお知らせを、今後は受け取らないようにしますか。',
    button: '受け取らない',
    done: '今後、この種類のお知らせは送りません。',
  },
};
