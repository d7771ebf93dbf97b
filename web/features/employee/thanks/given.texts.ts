import { defineTexts } from '../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    title: 'とどきました',
    toPerson: (name: string) => `${name}さんに「ありがとう」がとどきました。`,
    linkTitle: 'リンクができました',
    linkLead: 'QRコードを相手に見せるか、リンクを送ってください。',
    amount: (notes: number, yen: string) => `${notes}まい ${yen}`,
    until: (time: string) => `まちがえたときは、${time}まで とりもどせます。`,
    returns: (when: string) => `${when}までに受けとられないと、券はあなたにもどります。`,
    takeBack: 'とりもどす',
    another: 'もうひとりに贈る',
    home: 'ホームへ',
  },
  en: {
    title: 'It has arrived',
    toPerson: (name: string) => `Your thanks have reached ${name}.`,
    linkTitle: 'Your link is ready',
    linkLead: 'Show the QR code, or send the link.',
    amount: (notes: number, yen: string) => `${notes === 1 ? '1 note' : `${notes} notes`} ${yen}`,
    until: (time: string) => `If that was a mistake, you can take it back until ${time}.`,
    returns: (when: string) => `If nobody claims it by ${when}, the notes return to you.`,
    takeBack: 'Take back',
    another: 'Thank somebody else',
    home: 'Home',
  },
});
