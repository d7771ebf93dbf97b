import { useText } from '../../shared/i18n/texts';
import { Button } from '../../shared/ui/button';
import { Page } from '../../shared/ui/page';
import { texts } from './shell.texts';

/** Where a screen broke, or could not be fetched: after a new version its old parts are gone. */
export function Failed() {
  const t = useText(texts);
  return (
    <main className="p-6">
      <Page title={t.failed} lead={<p>{t.failedLead}</p>} narrow>
        <div>
          <Button onPress={() => location.reload()}>{t.reload}</Button>
        </div>
      </Page>
    </main>
  );
}
