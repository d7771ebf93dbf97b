interface Props {
  label: string;
  done: number;
  /** Null where nobody knows how much there is. */
  total: number | null;
}

export function ProgressBar({ label, done, total }: Props) {
  // One thing is either done or not: that is no measure.
  const known = total !== null && total > 1;
  const share = known ? Math.min(1, done / total) : undefined;
  return (
    <div
      role="progressbar"
      aria-label={label}
      {...(known ? { 'aria-valuemin': 0, 'aria-valuemax': total, 'aria-valuenow': Math.min(done, total) } : {})}
      className="h-3 overflow-hidden rounded-full border border-solid-gray-420 bg-solid-gray-100"
    >
      {share === undefined ? (
        <div className="h-full w-1/3 animate-pulse rounded-full bg-blue-900" />
      ) : (
        <div
          className="h-full origin-left bg-blue-900 transition-transform"
          style={{ transform: `scaleX(${share})` }}
        />
      )}
    </div>
  );
}
