import { useIsWide } from '../../../../shared/ui/data-table/use-is-wide';
import { FigureCards } from './figure-cards';
import type { FigureTableProps } from './figure-column';
import { FigureGrid } from './figure-grid';

/** Figures that are all there at once, and what they add up to. On a phone each row is a card. */
export function FigureTable<Row>(props: FigureTableProps<Row>) {
  const wide = useIsWide();
  // A label and its figure have room beside each other everywhere.
  return wide || props.columns.length <= 2 ? <FigureGrid {...props} /> : <FigureCards {...props} />;
}
