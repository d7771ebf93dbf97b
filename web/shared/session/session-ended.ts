import { forgetKept } from './kept';

/** Where one signs in again comes back to where one was; what was kept is for nobody else to see. Doors are left alone. */
export function sessionEnded(): void {
  if (location.pathname.startsWith('/sign-in')) return;
  forgetKept();
  const next = `${location.pathname}${location.search}`;
  location.assign(`/sign-in?${new URLSearchParams({ ended: '1', next }).toString()}`);
}
