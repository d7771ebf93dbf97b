import { Button } from '../../../shared/ui/button';

interface Props {
  /** With what it is about, for those who hear it by itself. */
  label: string;
  onPress: () => void;
  children: string;
}

/** What can be done with one row of a table, as high as a finger, without making the row so high. */
export function RowAction({ label, onPress, children }: Props) {
  return (
    <span className="-my-2.5 -ml-3 inline-block whitespace-nowrap">
      <Button kind="plain" size="sm" aria-label={label} onPress={onPress}>
        {children}
      </Button>
    </span>
  );
}
