import { useState } from 'react';
import { useText } from '../i18n/texts';
import { Button } from '../ui/button';
import { signOut } from './sign-out';
import { texts } from './sign-out-button.texts';

/** The way out, on every screen that only somebody signed in can see. */
export function SignOutButton() {
  const t = useText(texts);
  const [leaving, setLeaving] = useState(false);
  const leave = () => {
    setLeaving(true);
    void signOut().catch(() => setLeaving(false));
  };
  return (
    <Button kind="secondary" size="sm" busy={leaving} onPress={leave}>
      {t.signOut}
    </Button>
  );
}
