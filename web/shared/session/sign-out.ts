import { apiOf } from '../api/client';
import { forgetEverything } from '../api/use-api';

const leaving = new Set<() => void>();

/** What a workplace keeps in the browser is cleared by itself when its person signs out. */
export function onSignOut(clear: () => void): () => void {
  leaving.add(clear);
  return () => leaving.delete(clear);
}

export async function signOut(): Promise<void> {
  await apiOf().http.POST('/api/v1/auth/sign-out', {});
  for (const clear of leaving) clear();
  forgetEverything();
  location.assign('/');
}
