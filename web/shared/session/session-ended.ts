/** Where one signs in again comes back to where one was. Doors themselves are left alone. */
export function sessionEnded(): void {
  if (location.pathname.startsWith('/sign-in')) return;
  const next = `${location.pathname}${location.search}`;
  location.assign(`/sign-in?${new URLSearchParams({ ended: '1', next }).toString()}`);
}

/** The role opens to a stronger way in only, which is set up among the settings. */
export function strongerNeeded(): void {
  if (!location.pathname.startsWith('/account')) location.assign('/account');
}
