import { defineTexts } from '../i18n/texts';

export const texts = defineTexts({ ja: { signOut: 'サインアウト' }, en: { signOut: 'Sign out' } });
