import { Button } from '../../shared/ui/button';

interface Pages {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

/** The button below a list of which there is more. */
export function MoreOf({ pages, label }: { pages: Pages; label: string }) {
  if (!pages.hasNextPage) return null;
  return (
    <Button kind="secondary" wide busy={pages.isFetchingNextPage} onPress={() => void pages.fetchNextPage()}>
      {label}
    </Button>
  );
}
