import { useText } from '../../shared/i18n/texts';
import { texts } from './shell.texts';
import { useOnline } from '../../shared/session/use-online';

export function OfflineNotice() {
  const t = useText(texts);
  const online = useOnline();
  return (
    <div role="status" className="no-print">
      {!online && (
        <p className="bg-yellow-100 px-4 py-2 text-center text-sm">
          <strong>{t.offline}</strong> {t.offlineLead}
        </p>
      )}
    </div>
  );
}
