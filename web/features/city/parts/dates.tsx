import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { texts } from './dates.texts';

/** A day that is never broken over two lines; nothing where there is none. */
export function Day({ on }: { on: string | null | undefined }) {
  const { day } = useFormat();
  return on ? <span className="whitespace-nowrap">{day(on)}</span> : null;
}

export function Month({ of }: { of: string }) {
  const { month } = useFormat();
  return <span className="sm:whitespace-nowrap">{month(of)}</span>;
}

/** From a month through another. */
export function MonthSpan({ from, until }: { from: string; until: string }) {
  const { until: sign } = useText(texts);
  return (
    <>
      <Month of={from} />
      <wbr />
      {sign}
      <Month of={until} />
    </>
  );
}

export function DaySpan({ from, until }: { from: string; until: string }) {
  const { until: sign } = useText(texts);
  return (
    <>
      <Day on={from} />
      <wbr />
      {sign}
      <Day on={until} />
    </>
  );
}

export function Instant({ at }: { at: string | null | undefined }) {
  const { instant } = useFormat();
  return at ? <span className="whitespace-nowrap">{instant(at)}</span> : null;
}
