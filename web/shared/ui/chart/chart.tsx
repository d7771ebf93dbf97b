import { lazy, type ReactNode, Suspense, useId } from 'react';
import { useFormat } from '../../format/format';
import { useText } from '../../i18n/texts';
import { texts } from './chart.texts';
import { ChartLegend } from './chart-legend';
import { ChartTable } from './chart-table';
import { type ChartData, type ChartKind, isLying } from './series';

/** What draws is large, and waits until a chart is shown. */
const ChartPicture = lazy(async () => ({ default: (await import('./chart-picture')).ChartPicture }));

interface Props extends ChartData {
  title: string;
  kind: ChartKind;
  /** What is to be seen in it, in a sentence: the picture for those who do not see it. */
  summary: ReactNode;
  /** How a value is written in full: yen, number, percent. */
  format?: (value: number) => string;
}

const HEIGHT_PX = 320;
const ROW_PX = 44;
const AXIS_PX = 48;

/** A picture of figures, with its sense in words above it and the figures themselves below. */
export function Chart({ title, kind, summary, format, ...data }: Props) {
  const t = useText(texts);
  const { number } = useFormat();
  const id = useId();
  const written = format ?? number;
  const bars = kind === 'rows' ? data.series.length : 1;
  const height = isLying(kind) ? data.categories.length * ROW_PX * Math.max(1, bars * 0.7) + AXIS_PX : HEIGHT_PX;
  return (
    <figure aria-labelledby={`${id}-title`} className="flex min-w-0 flex-col gap-3">
      <figcaption className="flex flex-col gap-1">
        <span id={`${id}-title`} className="font-bold">
          {title}
        </span>
        <span id={`${id}-summary`} className="text-solid-gray-800">
          {summary}
        </span>
      </figcaption>
      <ChartLegend kind={kind} series={data.series} />
      <div role="img" aria-labelledby={`${id}-title`} aria-describedby={`${id}-summary`} style={{ height }}>
        <Suspense fallback={<p className="grid h-full place-content-center bg-solid-gray-50">{t.drawing}</p>}>
          <ChartPicture kind={kind} data={data} format={written} />
        </Suspense>
      </div>
      <details className="print:[&::details-content]:[content-visibility:visible]">
        <summary className="inline-flex min-h-11 cursor-pointer items-center font-bold text-blue-1000 underline underline-offset-4">
          {t.asTable}
        </summary>
        <ChartTable title={t.tableOf(title)} {...data} format={written} nothing={t.nothing} />
      </details>
    </figure>
  );
}
