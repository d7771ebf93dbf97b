import { useFormat } from '../../../shared/format/format';

/** A day that is never broken over two lines; nothing where there is none. */
export function Day({ on }: { on: string | null | undefined }) {
  const { day } = useFormat();
  return on ? <span className="whitespace-nowrap">{day(on)}</span> : null;
}

export function Month({ of }: { of: string }) {
  const { month } = useFormat();
  return <span className="whitespace-nowrap">{month(of)}</span>;
}

/** From a month through another. */
export function MonthSpan({ from, until }: { from: string; until: string }) {
  return (
    <>
      <Month of={from} />
      <wbr />〜<Month of={until} />
    </>
  );
}

export function Instant({ at }: { at: string | null | undefined }) {
  const { instant } = useFormat();
  return at ? <span className="whitespace-nowrap">{instant(at)}</span> : null;
}
