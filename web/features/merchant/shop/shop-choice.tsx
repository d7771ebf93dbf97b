import { useText } from '../../../shared/i18n/texts';
import { SelectField } from '../../../shared/ui/select-field';
import { texts } from './shop-choice.texts';
import type { useChosenShop } from './use-chosen-shop';

/** For an owner of several shops; nothing where there is but one. */
export function ShopChoice({
  shop,
  shops,
  choose,
}: Pick<ReturnType<typeof useChosenShop>, 'shop' | 'shops' | 'choose'>) {
  const t = useText(texts);
  if (shops.length < 2 || !shop) return null;
  const options = shops.map(({ id, name }) => ({ value: id, label: name }));
  return <SelectField label={t.shop} options={options} value={shop.id} onChange={choose} />;
}
