import { defineTexts } from '../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    search: '企業の名前で探す',
    hint: '名称・フリガナ・法人番号の一部でも探せます。',
    found: '見つかった企業',
    none: '見つかりません。別の言葉で探してください。',
    employees: (count: string) => `在籍 ${count}人`,
  },
  en: {
    search: 'Find an employer by name',
    hint: 'Part of the name, its reading or the corporate number will do.',
    found: 'Employers found',
    none: 'Nothing found. Try other words.',
    employees: (count: string) => `${count} people`,
  },
});
