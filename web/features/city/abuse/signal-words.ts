import { defineTexts } from '../../../shared/i18n/texts';
import type { Tone } from '../../../shared/ui/status-tag';

export const signalStates = ['open', 'looked_into', 'confirmed', 'dismissed'] as const;
export type SignalState = (typeof signalStates)[number];

export const STATE_TONES: Record<SignalState, Tone> = {
  open: 'warn',
  looked_into: 'info',
  confirmed: 'bad',
  dismissed: 'neutral',
};

/** What is looked for, in words. */
export const words = defineTexts({
  ja: {
    states: { open: '未対応', looked_into: '調査中', confirmed: '問題あり', dismissed: '問題なし' },
    steps: { look_into: '調べ始めた', confirm: '問題ありとした', dismiss: '問題なしとした' },
    subjects: {
      employee: '従業員',
      employer: '就労先企業',
      merchant: '協賛企業',
      shop: '店舗',
      enrolment: '登録',
      payout_batch: '振込',
      actor: '操作した人',
    },
    kinds: {
      own_staff_takings: '特定の企業の従業員に偏った売上',
      own_coupons_tried: '自分の店で自分の券を使おうとした',
      gift_ring: 'お礼の券がひと回りしている',
      gift_pump: '一人に券が集まっている',
      spent_at_once: '渡された券がすぐに使われている',
      night_burst: '夜中の利用が続いている',
      shared_address_paid: '客と店員が同じ機器や回線を使っている',
      enrolment_jump: '登録の申請が急に増えた',
      never_activated_spent: '利用開始前の人の券が使われている',
      child_twice: '同じ人が二重に登録されている',
      device_shared: '何人もが同じ機器を使っている',
      wrong_digits: 'まちがった番号が何度も入力された',
      code_shown_again: '使い終わったコードが何度も見せられた',
      repeated_export: '振込ファイルが何度も作られた',
      account_changed_before_payout: '振込の直前に口座が変わった',
      holder_unlike_merchant: '口座の名義が企業と違う',
      many_voids: '取消が多い',
    },
    why: {
      own_staff_takings:
        '店の売上の多くが、一つの企業の従業員によるものです。仲間うちで券を現金に換えているおそれがあります。',
      own_coupons_tried: '店主や店員が、自分の店で自分の券を使おうとして、止められました。',
      gift_ring: '券が何人かの間を回り、元の人に戻っています。',
      gift_pump:
        '多くの人から一人に券が渡り、その企業で渡された券の大半を占めています。集めさせているおそれがあります。',
      spent_at_once: 'お礼の券が、数分のうちに同じように使われています。',
      night_burst: '夜から早朝までの時間に、一つの店で利用が続いています。',
      shared_address_paid: '券を使った人と受け取った人が、同じ機器や回線からサインインしていました。',
      enrolment_jump: '企業の申請が、これまでの月や規模と比べて急に増えました。',
      never_activated_spent: '本人が利用を始めていないのに、券が使われています。実在しない登録のおそれがあります。',
      child_twice: '生年月日が同じ子について、同じ名前やメールアドレスの登録が二つあります。',
      device_shared: '一つの電話やパソコンで、何人もの従業員がサインインしています。',
      wrong_digits: '一日のうちに、まちがった番号が多く入力されました。番号を当てようとしているおそれがあります。',
      code_shown_again: '使い終わったコードが繰り返し見せられました。画面の写真を使っているおそれがあります。',
      repeated_export: '同じ振込のファイルが、何度も求められました。',
      account_changed_before_payout: '口座が変わってから数日のうちに、その口座への振込が作られました。',
      holder_unlike_merchant: '新しい口座の名義に、企業の名前と重なる部分がありません。',
      many_voids: '一人の店員が、店の利用の多くを取り消しています。',
    },
  },
  en: {
    states: { open: 'New', looked_into: 'Looked into', confirmed: 'Confirmed', dismissed: 'Dismissed' },
    steps: { look_into: 'Begun to look into', confirm: 'Confirmed', dismiss: 'Dismissed' },
    subjects: {
      employee: 'Employee',
      employer: 'Employer',
      merchant: 'Merchant',
      shop: 'Shop',
      enrolment: 'Enrolment',
      payout_batch: 'Payout',
      actor: 'Who did it',
    },
    kinds: {
      own_staff_takings: 'A shop lives on one employer’s staff',
      own_coupons_tried: 'Own coupons tried at the own shop',
      gift_ring: 'Gifts that go round',
      gift_pump: 'Gifts that gather at one person',
      spent_at_once: 'Gifts spent at once',
      night_burst: 'Many payments at night',
      shared_address_paid: 'Customer and clerk share a device or line',
      enrolment_jump: 'A jump in applications',
      never_activated_spent: 'Coupons spent that nobody took up',
      child_twice: 'One person enrolled twice',
      device_shared: 'Several people on one device',
      wrong_digits: 'Many wrong digits',
      code_shown_again: 'Used codes shown again',
      repeated_export: 'A payout file asked for again and again',
      account_changed_before_payout: 'Account changed just before a payout',
      holder_unlike_merchant: 'The account’s holder has another name',
      many_voids: 'Many voids',
    },
    why: {
      own_staff_takings:
        'Most of what the shop takes comes from the staff of one employer. Coupons may be turned into cash among friends.',
      own_coupons_tried: 'An owner or a clerk tried to spend own coupons at the own shop, and was stopped.',
      gift_ring: 'Coupons went round among some people and came back.',
      gift_pump:
        'Many gave to one person, who got most of what was given at that employer. They may have been made to.',
      spent_at_once: 'What one gives another is spent within minutes, time and again.',
      night_burst: 'Many payments at one shop in the night hours.',
      shared_address_paid: 'Whoever paid and whoever took it were signed in from one device or line.',
      enrolment_jump: 'An employer applies for far more than in earlier months, and many for its size.',
      never_activated_spent: 'Coupons were spent though their holders never began. These people may not exist.',
      child_twice: 'Two enrolments for a child born on one day, under one name or address.',
      device_shared: 'Several employees are signed in at one phone or computer.',
      wrong_digits: 'Many wrong digits were typed in a day. Somebody may be guessing.',
      code_shown_again: 'Used codes were shown again and again: pictures of a screen, perhaps.',
      repeated_export: 'The file of one payout was asked for again and again.',
      account_changed_before_payout: 'The account was changed only days before a payout to it.',
      holder_unlike_merchant: 'The new account’s holder and the merchant share no part of their names.',
      many_voids: 'One clerk undoes much of what the shop takes.',
    },
  },
});

export type SignalKind = keyof (typeof words)['ja']['kinds'];
export const signalKinds = Object.keys(words.ja.kinds) as SignalKind[];
