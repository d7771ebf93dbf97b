import { nav } from '../../features/merchant/nav';
import { PwaLater } from './pwa-later';
import { Workplace } from './workplace';

export function Frame() {
  return (
    <Workplace form="tabs" base="/shop" nav={nav}>
      <PwaLater />
    </Workplace>
  );
}
