import { defineTexts } from '../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    title: '番号を入れる',
    label: 'お客さまの番号',
    hint: 'スマホの券は8けた、紙の券は12けたの数字です。',
    take: '受け取る',
    erase: '1字けす',
    clear: 'ぜんぶけす',
    count: (typed: number) => `${typed}けた`,
    ownerTitle: '番号は、店員の画面で入れます',
    ownerLead:
      'まちがった番号で受け取らないように、番号を入れられるのは、一つのお店の店員だけです。あなたも、自分を店員に招待すると使えます。カメラなら、このまま読み取れます。',
    ownerInvite: '自分を店員に招待する',
    keys: '数字のボタン',
  },
  en: {
    title: 'Type the number',
    label: 'The customer’s number',
    hint: 'Eight digits on a phone, twelve on a paper slip.',
    take: 'Take',
    erase: 'Erase one',
    clear: 'Erase all',
    count: (typed: number) => `${typed} digits`,
    ownerTitle: 'Numbers are typed on a clerk’s screen',
    ownerLead:
      'So that nobody guesses numbers, only a clerk of one shop types them. You can invite yourself as a clerk. The camera works for you as it is.',
    ownerInvite: 'Invite myself as a clerk',
    keys: 'Digit keys',
  },
});
