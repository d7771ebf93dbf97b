import { useId } from 'react';
import { Bar, BarChart, CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from 'recharts';
import { useLanguage } from '../../i18n/language';
import { colourOf, dashOf, fillOf, Patterns } from './look';
import { NameTick } from './name-tick';
import { type ChartData, type ChartKind, isLying, isStacked, rowsOf } from './series';

interface Props {
  kind: ChartKind;
  data: ChartData;
  format: (value: number) => string;
}

const TEXT = { fontSize: 14, fill: 'var(--color-solid-gray-800)' };
const GRID = 'var(--color-solid-gray-200)';
const WHOLE = { width: '100%', height: '100%' };
const ROOM = { top: 16, right: 16, bottom: 4, left: 0 };
/** Names beside lying bars, and figures beside standing ones. */
const NAMES_PX = 144;
const FIGURES_PX = 64;

export function ChartPicture({ kind, data, format }: Props) {
  const id = useId();
  const { language } = useLanguage();
  // 1,200,000 -> 120万 / 1.2M: the axis says how large, the table says how much.
  const short = new Intl.NumberFormat(language === 'ja' ? 'ja-JP' : 'en-GB', { notation: 'compact' });
  const shorten = (value: number) => short.format(value);
  const rows = rowsOf(data);
  const tip = (
    <Tooltip
      formatter={(value) => (typeof value === 'number' ? format(value) : value)}
      isAnimationActive={false}
      cursor={{ fill: 'var(--color-opacity-gray-50)' }}
    />
  );

  if (kind === 'line')
    return (
      <LineChart data={rows} margin={ROOM} style={WHOLE} responsive accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke={GRID} />
        <XAxis dataKey="category" tick={TEXT} />
        <YAxis tickFormatter={shorten} tick={TEXT} width={FIGURES_PX} />
        {tip}
        {data.series.map(({ key, label }, index) => (
          <Line
            key={key}
            dataKey={key}
            name={label}
            stroke={colourOf(index)}
            strokeWidth={3}
            strokeDasharray={dashOf(index)}
            dot={{ r: 4, strokeWidth: 0, fill: colourOf(index) }}
            isAnimationActive={false}
          />
        ))}
      </LineChart>
    );

  const lying = isLying(kind);
  return (
    <BarChart
      data={rows}
      layout={lying ? 'vertical' : 'horizontal'}
      margin={ROOM}
      style={WHOLE}
      responsive
      accessibilityLayer={false}
    >
      <Patterns id={id} />
      <CartesianGrid vertical={lying} horizontal={!lying} stroke={GRID} />
      {lying ? (
        <>
          <XAxis type="number" tickFormatter={shorten} tick={TEXT} />
          <YAxis type="category" dataKey="category" tick={<NameTick />} width={NAMES_PX} interval={0} />
        </>
      ) : (
        <>
          <XAxis dataKey="category" tick={TEXT} />
          <YAxis tickFormatter={shorten} tick={TEXT} width={FIGURES_PX} />
        </>
      )}
      {tip}
      {data.series.map(({ key, label }, index) => (
        <Bar
          key={key}
          dataKey={key}
          name={label}
          fill={fillOf(id, index)}
          stroke="#fff"
          maxBarSize={48}
          isAnimationActive={false}
          {...(isStacked(kind) ? { stackId: 'whole' } : {})}
        />
      ))}
    </BarChart>
  );
}
