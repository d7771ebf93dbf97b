import { useFormat } from '../../format/format';
import { useText } from '../../i18n/texts';
import { Button } from '../button';
import { texts } from './data-table.texts';

interface Props {
  page: number;
  /** Undefined on the last page. */
  onNext: (() => void) | undefined;
  onPrevious: () => void;
}

/** A list that is read by cursors is walked through, not jumped in. */
export function TablePager({ page, onNext, onPrevious }: Props) {
  const t = useText(texts);
  const { number } = useFormat();
  if (page === 1 && !onNext) return null;
  return (
    <nav aria-label={t.pages} className="no-print flex items-center justify-center gap-4">
      <Button kind="secondary" size="sm" isDisabled={page === 1} onPress={onPrevious}>
        {t.previous}
      </Button>
      <span className="min-w-20 text-center tabular-nums">{t.page(number(page))}</span>
      <Button kind="secondary" size="sm" isDisabled={!onNext} onPress={() => onNext?.()}>
        {t.next}
      </Button>
    </nav>
  );
}
