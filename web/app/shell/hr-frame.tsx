import { nav } from '../../features/hr/nav';
import { Workplace } from './workplace';

export function Frame() {
  return <Workplace form="side" base="/hr" nav={nav} />;
}
