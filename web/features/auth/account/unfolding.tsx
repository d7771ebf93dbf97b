import { type ReactNode, useState } from 'react';
import { Button } from '../../../shared/ui/button';

/** A form that stands behind its button until somebody wants it. */
export function Unfolding({ action, children }: { action: string; children: (fold: () => void) => ReactNode }) {
  const [open, setOpen] = useState(false);
  if (open) return children(() => setOpen(false));
  return (
    <div>
      <Button kind="secondary" onPress={() => setOpen(true)}>
        {action}
      </Button>
    </div>
  );
}
