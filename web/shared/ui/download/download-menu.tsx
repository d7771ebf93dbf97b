import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useText } from '../../i18n/texts';
import { Button } from '../button';
import { useToast } from '../toast';
import { texts } from './download.texts';
import { useDownload, type WantedFile } from './use-download';

export interface DownloadItem extends WantedFile {
  label: string;
  hint?: string;
}

interface Props {
  items: readonly DownloadItem[];
  label?: string;
  /** Shown where there is room for it; undefined when the trouble is over. */
  onProblem: (error: unknown) => void;
}

/** One table or report, in the form in which the reader wants it. */
export function DownloadMenu({ items, label, onProblem }: Props) {
  const t = useText(texts);
  const { say } = useToast();
  const { mutate, isPending } = useDownload();

  function fetchOne(item: DownloadItem) {
    onProblem(undefined);
    mutate(item, { onSuccess: () => say(t.saved), onError: onProblem });
  }

  return (
    <MenuTrigger>
      <Button kind="secondary" size="sm" busy={isPending}>
        <svg viewBox="0 0 24 24" aria-hidden="true" className="size-5 fill-none stroke-current stroke-2">
          <path d="M12 4v11m-5-4.5 5 4.5 5-4.5M5 20h14" />
        </svg>
        {isPending ? t.preparing : (label ?? t.download)}
      </Button>
      <Popover
        placement="bottom end"
        className="min-w-56 rounded-8 border border-solid-gray-420 bg-white py-2 shadow-1"
      >
        <Menu className="outline-none">
          {items.map((item) => (
            <MenuItem
              key={item.address}
              textValue={item.label}
              onAction={() => fetchOne(item)}
              className="flex min-h-11 cursor-pointer flex-col justify-center px-4 py-2 outline-offset-[-4px] hover:bg-solid-gray-50 data-focused:bg-blue-50"
            >
              {item.label}
              {item.hint && <span className="text-sm text-solid-gray-700">{item.hint}</span>}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
