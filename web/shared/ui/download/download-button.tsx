import type { ReactNode } from 'react';
import { Button } from '../button';
import type { ButtonKind, ButtonSize } from '../button-look';
import { ProblemNotice } from '../problem-notice';
import { useDownload, type WantedFile } from './use-download';

interface Props extends WantedFile {
  kind?: ButtonKind;
  size?: ButtonSize;
  children: ReactNode;
}

/** Fetches one file; what was refused stands below it. */
export function DownloadButton({ address, name, kind = 'secondary', size = 'md', children }: Props) {
  const { mutate, isPending, error } = useDownload();
  return (
    <div className="flex flex-col items-start gap-3">
      <Button kind={kind} size={size} busy={isPending} onPress={() => mutate({ address, name })}>
        {children}
      </Button>
      <ProblemNotice error={error} />
    </div>
  );
}
