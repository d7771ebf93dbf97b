import { nav } from '../../features/merchant/nav';
import { Workplace } from './workplace';

export function Frame() {
  return <Workplace form="tabs" base="/shop" nav={nav} />;
}
