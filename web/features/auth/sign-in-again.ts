import { apiOf } from '../../shared/api/client';
import { forgetEverything } from '../../shared/api/use-api';

/** Leaves, to come in by a stronger door. */
export async function signInAgain(): Promise<void> {
  await apiOf().http.POST('/api/v1/auth/sign-out', {});
  forgetEverything();
  location.assign('/sign-in?next=/home');
}
