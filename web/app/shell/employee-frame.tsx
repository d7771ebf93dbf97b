import { nav } from '../../features/employee/nav';
import { Workplace } from './workplace';

export function Frame() {
  return <Workplace form="tabs" base="/employee" nav={nav} />;
}
