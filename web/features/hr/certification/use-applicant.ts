import type { Applicant } from '../../../shared/certification/applicant';
import { useText } from '../../../shared/i18n/texts';
import { useEmployerId, useTo } from '../use-hr';
import { texts } from './certification.texts';

/** The company, certified as good to parents. */
export function useApplicant(): Applicant {
  return {
    path: '/api/v1/employers/{id}/certifications',
    id: useEmployerId(),
    home: useTo()('certification'),
    sticker: false,
    words: useText(texts),
  };
}
