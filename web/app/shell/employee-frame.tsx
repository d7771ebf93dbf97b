import { nav } from '../../features/employee/nav';
import { PwaLater } from './pwa-later';
import { Workplace } from './workplace';

export function Frame() {
  return (
    <Workplace form="tabs" base="/employee" nav={nav}>
      <PwaLater />
    </Workplace>
  );
}
