import { defineTexts } from '../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    takeBack: 'とりもどす',
    takeBackUntil: (time: string) => `${time}まで、とりもどせます。相手がつかった後は、とりもどせません。`,
    takeBackTitle: (amount: string) => `${amount}を とりもどしますか？`,
    takeBackLead: (name: string) => `${name}さんに贈った券が、あなたにもどります。カードも見えなくなります。`,
    takeBackLinkLead: '券があなたにもどります。リンクはつかえなくなります。',
    tookBack: (amount: string) => `${amount}を とりもどしました`,
    showLink: 'リンクを見せる',
    linkTitle: '受けとりリンク',
    linkUntil: (day: string) => `${day}までに受けとられないと、券はあなたにもどります。`,
    linkEmpty: '受けとられずに、もどりました',
  },
  en: {
    takeBack: 'Take back',
    takeBackUntil: (time: string) => `You can take this back until ${time}, unless it was spent.`,
    takeBackTitle: (amount: string) => `Take back ${amount}?`,
    takeBackLead: (name: string) => `The notes that you gave to ${name} return to you, and the card goes.`,
    takeBackLinkLead: 'The notes return to you. The link stops working.',
    tookBack: (amount: string) => `You took back ${amount}`,
    showLink: 'Show the link',
    linkTitle: 'Gift link',
    linkUntil: (day: string) => `If nobody claims it by ${day}, the notes return to you.`,
    linkEmpty: 'Nobody claimed it; the notes returned to you',
  },
});
