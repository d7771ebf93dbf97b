import { defineTexts } from '../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    title: 'わたしのデータ',
    back: '設定・そのほか',
    lead: 'あなたについて記録していることを、ファイルで受けとれます。',
    all: 'すべての記録',
    allLead: '登録、券、「ありがとう」、サインイン、だれがあなたの記録を見たか。',
    excel: 'Excel（.xlsx）',
    csv: 'CSV',
    json: 'JSON',
    statement: 'もらった「ありがとう」の年間の記録',
    statementLead: '1月から12月までに、もらった券の合計です。',
    year: '年',
    pdf: 'PDFで受けとる',
    retention: '記録は、市が決めた期間がすぎると消されます。',
  },
  en: {
    title: 'My data',
    back: 'Settings and more',
    lead: 'Get a file of what is recorded about you.',
    all: 'Everything',
    allLead: 'Enrolments, notes, thanks, sign-ins, and who read your records.',
    excel: 'Excel (.xlsx)',
    csv: 'CSV',
    json: 'JSON',
    statement: 'Thanks that you received in a year',
    statementLead: 'What you were given from January to December.',
    year: 'Year',
    pdf: 'Get the PDF',
    retention: 'Records are erased after the time that the city has set.',
  },
});
