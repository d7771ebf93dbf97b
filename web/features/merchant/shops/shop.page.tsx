import { useParams } from 'react-router';
import { useGrantId } from '../../../shared/api/use-api';
import { useText } from '../../../shared/i18n/texts';
import { usePermissions } from '../../../shared/session/use-me';
import { Facts } from '../../../shared/ui/facts';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { type Shop, useShops } from '../shop/use-merchant';
import { Photo } from './photo';
import { Poster } from './poster';
import { texts } from './shops.texts';

export function ShopPage() {
  const t = useText(texts);
  const { id } = useParams();
  const shops = useShops();
  const shop = shops.data?.find((one) => one.id === id);
  return (
    <Page title={shop?.name ?? t.title} back={{ to: `/shop/${useGrantId()}/shops`, label: t.backList }} narrow>
      <Loaded of={shops}>{() => shop && <Whole shop={shop} />}</Loaded>
    </Page>
  );
}

function Whole({ shop }: { shop: Shop }) {
  const t = useText(texts);
  const may = usePermissions();
  return (
    <>
      <Facts
        items={[
          { label: t.nameKana, value: shop.nameKana },
          { label: t.trade, value: shop.trade },
          { label: t.area, value: shop.area },
        ]}
      />
      <Poster shopId={shop.id} mayChange={may('posters.write')} />
      <Photo shop={shop} mayChange={may('shop_photos.write')} />
    </>
  );
}
