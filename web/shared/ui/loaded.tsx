import type { ReactNode } from 'react';
import { useText } from '../i18n/texts';
import { Button } from './button';
import { Loading } from './loading';
import { texts } from './loading.texts';
import { ProblemNotice } from './problem-notice';

interface Read<T> {
  data: T | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
}

/** What was read, or that it is being read, or why not and how to try again. */
export function Loaded<T>({ of, lines, children }: { of: Read<T>; lines?: number; children: (data: T) => ReactNode }) {
  const t = useText(texts);
  if (of.data !== undefined) return <>{children(of.data)}</>;
  if (of.isPending) return <Loading {...(lines ? { lines } : {})} />;
  return (
    <ProblemNotice error={of.error}>
      <div>
        <Button kind="secondary" size="sm" onPress={() => void of.refetch()}>
          {t.again}
        </Button>
      </div>
    </ProblemNotice>
  );
}
