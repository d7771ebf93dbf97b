import { useText } from '../../i18n/texts';
import { Popup } from '../popup';
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
  const name = label ?? t.download;

  function fetchOne(item: DownloadItem) {
    onProblem(undefined);
    mutate(item, { onSuccess: () => say(t.saved), onError: onProblem });
  }

  return (
    <Popup
      title={name}
      busy={isPending}
      label={
        <>
          <svg viewBox="0 0 24 24" aria-hidden="true" className="size-5 fill-none stroke-current stroke-2">
            <path d="M12 4v11m-5-4.5 5 4.5 5-4.5M5 20h14" />
          </svg>
          {isPending ? t.preparing : name}
        </>
      }
    >
      {(close) => (
        <ul>
          {items.map((item) => (
            <li key={item.address}>
              <button
                type="button"
                onClick={() => {
                  close();
                  fetchOne(item);
                }}
                className="flex min-h-12 w-full cursor-pointer flex-col justify-center rounded-8 px-3 py-2 text-start hover:bg-solid-gray-50"
              >
                <span className="font-bold">{item.label}</span>
                {item.hint && <span className="text-sm text-solid-gray-700">{item.hint}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Popup>
  );
}
