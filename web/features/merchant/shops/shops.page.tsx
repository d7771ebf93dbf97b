import { useState } from 'react';
import { useGrantId } from '../../../shared/api/use-api';
import { useText } from '../../../shared/i18n/texts';
import { usePermissions } from '../../../shared/session/use-me';
import { Button } from '../../../shared/ui/button';
import { TextLink } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { useShops } from '../shop/use-merchant';
import { AddShopDialog } from './add-shop-dialog';
import { texts } from './shops.texts';

export function ShopsPage() {
  const t = useText(texts);
  const may = usePermissions();
  const home = `/shop/${useGrantId()}`;
  const shops = useShops();
  const [adding, setAdding] = useState(false);
  return (
    <Page title={t.title} back={{ to: `${home}/more`, label: t.back }} narrow>
      <Loaded of={shops}>
        {(all) => (
          <ul className="flex flex-col divide-y divide-solid-gray-200 border-y border-solid-gray-200">
            {all.map(({ id, name, trade, area }) => (
              <li key={id} className="flex flex-col py-3">
                <span className="text-lg">
                  <TextLink to={`${home}/shops/${id}`}>{name}</TextLink>
                </span>
                <span className="text-sm text-solid-gray-700">
                  {trade}・{area}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {may('shops.write') && (
        <div>
          <Button kind="secondary" onPress={() => setAdding(true)}>
            {t.add}
          </Button>
        </div>
      )}
      {adding && <AddShopDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}
