import { defineTexts } from '../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    title: 'レジのシステム',
    back: 'お店のこと',
    lead: 'お店のレジ（POS）とサンキューをつなぎます。くわしいことは、レジの会社に聞いてください。鍵を持つシステムは、えらんだお店で券を受け取ったり、取り消したりできます。ほかの人に見せないでください。',
  },
  en: {
    title: 'POS systems',
    back: 'The shop',
    lead: 'Connect your POS with Sankyu. Ask the maker of your POS for details. A system that has a key can take and undo coupons at the shop. Show the key to nobody else.',
  },
});
