import { defineTexts } from '../../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    title: (name: string) => `${name}さんについて届け出る`,
    titleOnly: '届け出る',
    back: 'もどる',
    what: '何がありましたか',
    left: '退職した',
    leftHint: '最後の出勤日がすんだら届け出てください。',
    leave: 'ふたたび休業に入った',
    leaveHint: '産休・育休などで、仕事を休みます。',
    return: '復職した',
    returnHint: '休業が終わり、仕事にもどりました。',
    withdrawn: '本人が券を受け取るのをやめる',
    withdrawnHint: '仕事は続けますが、制度の利用をやめます。',
    moved: 'この市のほかの会社に移る',
    movedHint: '登録を次の会社に引き継ぎます。',
    on: { left: '退職日（最後の日）', leave: '休業に入る日', return: '復職した日', withdrawn: 'やめる日' },
    reason: '理由・連絡事項',
    reasonHint: (standard: string) =>
      `市の担当課が読みます。病名などは書かないでください。空のときは「${standard}」と伝えます。`,
    reasonFor: {
      left: '退職のため',
      leave: '休業に入るため',
      return: '復職したため',
      withdrawn: '本人の申し出のため',
    },
    happens: 'こうなります',
    effects: {
      left: (after: string) =>
        [
          `${after}からは、券が配付されません。会社の負担もなくなります。`,
          'まだ使わず、だれにも贈っていない券は、市が回収することがあります。回収された分の負担は会社に戻ります。',
          'お礼として贈った券は、もらった人がこれまでどおり使えます。',
          '従業員一覧からも外れ、同僚からのお礼を受け取れなくなります。',
          '元に戻すことはできません。間違えたときは、市の担当課に知らせてください。',
        ].join('\n'),
      leave: (after: string) =>
        [
          `${after}からは、復職を届け出るまで券が配付されません。その間、会社の負担もありません。`,
          'すでに受け取った券は、期限まで使えます。',
          '復職したら、この画面から「復職した」を届け出てください。',
        ].join('\n'),
      return: (after: string) =>
        [
          `市の決まりに合わせて、復職した月か、その次の月（${after}）から、また券が配付されます。`,
          '配付があった月は、会社の負担が請求されます。',
        ].join('\n'),
      withdrawn: (after: string) =>
        [
          `${after}からは、券が配付されません。会社の負担もなくなります。`,
          '従業員一覧には残り、同僚からのお礼は受け取れます。',
          '元に戻すことはできません。もう一度使うときは、新しく登録を申し込みます。',
        ].join('\n'),
    },
    effectsApplied: 'まだ承認されていない申し込みなので、券は一度も配付されません。',
    movedTitle: '市の担当課に知らせてください',
    movedText:
      '会社を移る人の登録は、市の担当課が次の会社へ引き継ぎます。受け取れる月が途切れず、二重にもなりません。本人の氏名、最後の出勤日、移る先の会社を知らせてください。こちらでの届け出は、いりません。',
    go: {
      left: '退職を届け出る',
      leave: '休業を届け出る',
      return: '復職を届け出る',
      withdrawn: '利用の終了を届け出る',
    },
    confirm: (name: string) => `${name}さんについて、次のとおり届け出ます。`,
    done: '届け出ました',
    chooseFirst: '何があったかを選んでください。',
    dayNeeded: '日付を入れてください。',
    dayAhead: '退職日・やめる日は、今日までの日付にしてください。先の日付のときは、その日が来てから届け出ます。',
    notNow: 'いまの状態で届け出ることはありません',
  },
  en: {
    title: (name: string) => `Report a change: ${name}`,
    titleOnly: 'Report a change',
    back: 'Back',
    what: 'What happened?',
    left: 'Left the company',
    leftHint: 'Report it once the last day is over.',
    leave: 'Is on leave again',
    leaveHint: 'Maternity, childcare or another leave.',
    return: 'Is back at work',
    returnHint: 'The leave is over.',
    withdrawn: 'Does not want the coupons any more',
    withdrawnHint: 'Stays at work, but leaves the programme.',
    moved: 'Moves to another company in this city',
    movedHint: 'The enrolment goes along.',
    on: { left: 'Last day', leave: 'First day of the leave', return: 'First day back', withdrawn: 'From which day' },
    reason: 'Reason or note',
    reasonHint: (standard: string) =>
      `Read by the city. Write nothing about health. If it is left empty, it says “${standard}”.`,
    reasonFor: { left: 'Left the company', leave: 'On leave', return: 'Back at work', withdrawn: 'Wish of the parent' },
    happens: 'This is what follows',
    effects: {
      left: (after: string) =>
        [
          `From ${after} on no coupons are issued, and the company pays nothing more.`,
          'Coupons neither spent nor given can be recalled by the city; the company’s share of those comes back.',
          'Coupons given as thanks stay good for whoever received them.',
          'The person is taken off the staff list and can be thanked by colleagues no more.',
          'It cannot be undone. If it was a mistake, tell the city.',
        ].join('\n'),
      leave: (after: string) =>
        [
          `From ${after} on no coupons are issued until the return is reported, and the company pays nothing for these months.`,
          'Coupons already received stay good until they lapse.',
          'Report the return here.',
        ].join('\n'),
      return: (after: string) =>
        [
          `Coupons are issued again from the month of the return or the one after (${after}), as the city’s rules say.`,
          'The company is billed for months in which coupons are issued.',
        ].join('\n'),
      withdrawn: (after: string) =>
        [
          `From ${after} on no coupons are issued, and the company pays nothing more.`,
          'The person stays on the staff list and can still be thanked.',
          'It cannot be undone. To take part again, apply anew.',
        ].join('\n'),
    },
    effectsApplied: 'It was not approved yet: no coupons will ever be issued for it.',
    movedTitle: 'Please tell the city',
    movedText:
      'The city hands the enrolment over to the next company, so that no month is lost and none is given twice. Tell it the name, the last day, and the next company. Nothing needs to be reported here.',
    go: {
      left: 'Report the leaver',
      leave: 'Report the leave',
      return: 'Report the return',
      withdrawn: 'Report the end',
    },
    confirm: (name: string) => `This is reported of ${name}:`,
    done: 'Reported',
    chooseFirst: 'Choose what happened.',
    dayNeeded: 'Enter the day.',
    dayAhead: 'This day must not lie ahead. Report it when the day has come.',
    notNow: 'Nothing can be reported in its present state',
  },
});
