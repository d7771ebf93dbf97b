import { defineTexts } from '../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    qr: '受けとりリンクのQRコード',
    qrLead: '相手のスマホのカメラで、読みとってもらいます。',
    link: 'リンク',
    copy: 'リンクをコピー',
    copied: 'コピーしました',
    share: 'メッセージなどで送る',
    shareTitle: 'ありがとう',
    shareText: '「ありがとう」を贈ります。リンクをひらいて、受けとってください。',
  },
  en: {
    qr: 'QR code of the gift link',
    qrLead: 'Let the other person scan it with the phone’s camera.',
    link: 'Link',
    copy: 'Copy the link',
    copied: 'Copied',
    share: 'Send it',
    shareTitle: 'Thank you',
    shareText: 'A thank-you for you. Open the link to claim it.',
  },
});
