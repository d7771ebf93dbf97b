import type { components } from '../../../shared/api/schema';
import { defineTexts } from '../../../shared/i18n/texts';
import type { Tone } from '../../../shared/ui/status-tag';

export type Employee = components['schemas']['EmployeeView'];
export type Door = Employee['door'];

export const doors = ['no_letter', 'letter_sent', 'signs_in'] as const;

export const doorTones: Record<Door, Tone> = { no_letter: 'warn', letter_sent: 'info', signs_in: 'good' };

/** How far somebody is with the own account. */
export const doorWords = defineTexts({
  ja: { no_letter: '案内メール未送付', letter_sent: '案内メール送付済み', signs_in: '利用中' },
  en: { no_letter: 'No letter yet', letter_sent: 'Letter sent', signs_in: 'Signs in' },
});
