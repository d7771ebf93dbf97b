import { useState } from 'react';
import type { components } from '../../../shared/api/schema';
import { useApi } from '../../../shared/api/use-api';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { usePermissions } from '../../../shared/session/use-me';
import { Button } from '../../../shared/ui/button';
import { Loaded } from '../../../shared/ui/loaded';
import { Section } from '../../../shared/ui/section';
import { SmallTable } from '../../../shared/ui/small-table';
import { useToast } from '../../../shared/ui/toast';
import { ChangeDialog } from './change-dialog';
import { texts as employerTexts } from './employers.texts';
import { texts } from './merchants.texts';
import { RowAction } from '../parts/row-action';

type Shop = components['schemas']['ShopView'];

/** The places of sale of a merchant. */
export function Shops({ merchantId }: { merchantId: string }) {
  const t = useText(texts);
  const { kanaHint } = useText(employerTexts);
  const { say } = useToast();
  const may = usePermissions();
  const [open, setOpen] = useState<'new' | Shop>();
  const params = { path: { id: merchantId } };
  const read = useApi().useQuery('get', '/api/v1/merchants/{id}/shops', { params });
  const onDone = () => {
    setOpen(undefined);
    say(t.saved);
  };
  const add = useCommand('post', '/api/v1/merchants/{id}/shops', { onDone });
  const change = useCommand('patch', '/api/v1/shops/{id}', { onDone });
  const writes = may('shops.write');
  const shop = open === 'new' ? undefined : open;
  return (
    <Section
      title={t.shopList}
      actions={
        writes && (
          <Button kind="secondary" onPress={() => setOpen('new')}>
            {t.addShop}
          </Button>
        )
      }
    >
      <Loaded of={read}>
        {(shops) => (
          <SmallTable
            caption={t.shopList}
            rows={shops}
            rowKey={(row) => row.id}
            columns={[
              { label: t.shopName, cell: (row) => row.name },
              { label: t.kana, cell: (row) => row.nameKana },
              { label: t.area, cell: (row) => row.area },
              { label: t.trade, cell: (row) => row.trade },
              ...(writes
                ? [
                    {
                      label: t.actions,
                      cell: (row: Shop) => (
                        <RowAction label={t.changeShop(row.name)} onPress={() => setOpen(row)}>
                          {t.change}
                        </RowAction>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        )}
      </Loaded>
      {open && (
        <ChangeDialog
          title={shop ? t.changeShop(shop.name) : t.addShop}
          action={t.save}
          busy={add.isPending || change.isPending}
          error={shop ? change.error : add.error}
          onClose={() => setOpen(undefined)}
          onSave={({ name = '', nameKana = '', trade = '', area = '' }) => {
            const body = { name, nameKana, trade, area };
            if (shop) change.mutate({ params: { path: { id: shop.id } }, body });
            else add.mutate({ params, body });
          }}
          fields={[
            { name: 'name', label: t.shopName, value: shop?.name ?? '' },
            { name: 'nameKana', label: t.kana, hint: kanaHint, value: shop?.nameKana ?? '' },
            { name: 'trade', label: t.trade, hint: t.tradeHint, most: 100, value: shop?.trade ?? '' },
            { name: 'area', label: t.area, hint: t.areaHint, most: 100, value: shop?.area ?? '' },
          ]}
        />
      )}
    </Section>
  );
}
