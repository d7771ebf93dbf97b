import { defineTexts } from '../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    title: '申請者とのやりとり',
    city: '市',
    applicant: '申請者',
    none: 'やりとりはまだありません。',
    ask: '申請者への質問',
    hint: '申請者の画面に表示され、メールでも知らされます。',
    send: '質問を送る',
    sent: '質問を送りました',
    missing: '質問を書いてください。',
  },
  en: {
    title: 'Questions and answers',
    city: 'City',
    applicant: 'Applicant',
    none: 'Nothing has been asked yet.',
    ask: 'Question to the applicant',
    hint: 'It is shown on the applicant’s screens and told by mail.',
    send: 'Send the question',
    sent: 'The question was sent',
    missing: 'Write a question.',
  },
});
