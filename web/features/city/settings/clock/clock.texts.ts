import { defineTexts } from '../../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    title: '練習の日付',
    lead: '練習用のまちでは、日付を先に進められます。もどすことはできません。',
    now: 'いまの日付',
    on: 'どの日まで進めますか',
    advance: '進める',
    confirm: (day: string) => `まちの日付を ${day} にします。その日までに期限が来るクーポンは、期限切れになります。`,
    done: '日付を進めました',
    live: '本番のまちの日付は、実際の日付です。',
  },
  en: {
    title: 'Rehearsal date',
    lead: 'The date of a rehearsal city can be moved forward, never back.',
    now: 'Today in the city',
    on: 'Move on to',
    advance: 'Move on',
    confirm: (day: string) => `The city’s date becomes ${day}. Coupons whose time ends before then lapse.`,
    done: 'The date was moved',
    live: 'A live city has the real date.',
  },
});
