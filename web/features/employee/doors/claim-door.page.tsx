import { useParams } from 'react-router';
import { useText } from '../../../shared/i18n/texts';
import { texts } from './doors.texts';
import { OwnWallet } from './own-wallet';

/** Behind a gift link. */
export function ClaimDoorPage() {
  const t = useText(texts);
  const { city = '', secret = '' } = useParams();
  return <OwnWallet title={t.claim} question={t.whichClaim} city={city} to={`claim/${encodeURIComponent(secret)}`} />;
}
