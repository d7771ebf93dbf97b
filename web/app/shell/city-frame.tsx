import { nav } from '../../features/city/nav';
import { Workplace } from './workplace';

export function Frame() {
  return <Workplace form="side" base="/city" nav={nav} />;
}
