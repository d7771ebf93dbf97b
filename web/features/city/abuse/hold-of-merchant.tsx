import { useState } from 'react';
import { useApi } from '../../../shared/api/use-api';
import { useText } from '../../../shared/i18n/texts';
import { usePermissions } from '../../../shared/session/use-me';
import { Button } from '../../../shared/ui/button';
import { TextLink } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { Notice } from '../../../shared/ui/notice';
import { Section } from '../../../shared/ui/section';
import { useCityPath } from '../parts/use-city-path';
import { texts } from './holds.texts';
import { PlaceHold } from './place-hold';

/** Whether a merchant's payouts are held, and the way to hold them. */
export function HoldOfMerchant({ merchantId, name }: { merchantId: string; name: string }) {
  const t = useText(texts);
  const may = usePermissions();
  const path = useCityPath();
  const [placing, setPlacing] = useState(false);
  const read = useApi().useQuery('get', '/api/v1/payout-holds', { params: { query: { stands: true, limit: 200 } } });
  return (
    <Section title={t.title}>
      <Loaded of={read} lines={1}>
        {({ items }) => {
          const hold = items.find((one) => one.merchantId === merchantId);
          if (hold)
            return (
              <Notice kind="warning" title={t.now(hold.reason)}>
                <TextLink to={path('holds')}>{t.all}</TextLink>
              </Notice>
            );
          return (
            <>
              <p>{t.none}</p>
              {may('payout_holds.place') && (
                <div>
                  <Button kind="secondary" onPress={() => setPlacing(true)}>
                    {t.place}
                  </Button>
                </div>
              )}
            </>
          );
        }}
      </Loaded>
      {placing && <PlaceHold merchantId={merchantId} name={name} onClose={() => setPlacing(false)} />}
    </Section>
  );
}
