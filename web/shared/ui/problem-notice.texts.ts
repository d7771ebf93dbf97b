import { defineTexts } from '../i18n/texts';

export const texts = defineTexts({
  ja: {
    lost: 'つながりません',
    lostNext: '電波やWi-Fiをたしかめて、もう一度ためしてください。同じ操作が二度行われることはありません。',
    unexpected: 'うまくいきませんでした',
    unexpectedNext: '少し待ってから、もう一度ためしてください。',
    number: (id: string) => `問い合わせ番号：${id}`,
  },
  en: {
    lost: 'No connection',
    lostNext: 'Check your network and try again. Nothing is done twice.',
    unexpected: 'That did not work',
    unexpectedNext: 'Wait a moment and try again.',
    number: (id: string) => `Reference: ${id}`,
  },
});
