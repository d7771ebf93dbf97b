import { defineTexts } from '../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    title: 'ありがとう',
    received: 'とどいた',
    sent: '贈った',
    give: 'ありがとうを贈る',
    more: 'もっと見る',
    noneReceived: 'まだ とどいていません',
    noneReceivedLead: 'だれかがあなたに「ありがとう」を贈ると、ここにカードがならびます。',
    noneSent: 'まだ贈っていません',
    noneSentLead: '急なお休みやお迎えのとき、助けてくれた人に「ありがとう」を贈りましょう。',
  },
  en: {
    title: 'Thanks',
    received: 'Received',
    sent: 'Given',
    give: 'Say thank you',
    more: 'Show more',
    noneReceived: 'Nothing yet',
    noneReceivedLead: 'When somebody thanks you, the card appears here.',
    noneSent: 'You have not given any yet',
    noneSentLead: 'Thank the people who covered for you when you had to leave.',
  },
});
