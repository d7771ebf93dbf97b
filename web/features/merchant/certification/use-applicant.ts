import { useGrantId } from '../../../shared/api/use-api';
import type { Applicant } from '../../../shared/certification/applicant';
import { useText } from '../../../shared/i18n/texts';
import { useMerchant } from '../shop/use-merchant';
import { texts } from './certification.texts';

/** The merchant, whose shops take coupons while it is certified. */
export function useApplicant(): Applicant {
  return {
    path: '/api/v1/merchants/{id}/certifications',
    id: useMerchant()?.merchantId,
    home: `/shop/${useGrantId()}/certification`,
    sticker: true,
    words: useText(texts),
  };
}
