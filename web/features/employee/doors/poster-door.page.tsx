import { useParams } from 'react-router';
import { useText } from '../../../shared/i18n/texts';
import { texts } from './doors.texts';
import { OwnWallet } from './own-wallet';

/** Behind the QR code on a shop's poster. */
export function PosterDoorPage() {
  const t = useText(texts);
  const { city = '', token = '' } = useParams();
  return <OwnWallet title={t.poster} question={t.which} city={city} to={`pay/poster/${encodeURIComponent(token)}`} />;
}
