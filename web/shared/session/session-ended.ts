import { forgetKept } from './kept';

/** Who comes by a poster or a gift mostly had no session here that could have ended. */
const FROM_OUTSIDE = /^\/(poster|claim)\//;

/**
 * Where one signs in again comes back to where one was; what was kept on the device is for nobody else to see. Doors
 * themselves are left alone.
 */
export function sessionEnded(): void {
  if (location.pathname.startsWith('/sign-in')) return;
  forgetKept();
  const next = `${location.pathname}${location.search}`;
  const ended = FROM_OUTSIDE.test(location.pathname) ? [] : [['ended', '1']];
  location.assign(`/sign-in?${new URLSearchParams([...ended, ['next', next]]).toString()}`);
}

/** The role opens to a stronger way in only, which is set up among the settings. */
export function strongerNeeded(): void {
  if (!location.pathname.startsWith('/account')) location.assign('/account');
}
