import { nameLines } from './name-lines';

interface Props {
  x?: number | string;
  y?: number | string;
  payload?: { value: string };
}

const LINE_PX = 17;
const LETTERS = 9;

/** The name of a lying bar: names of organisations are long. */
export function NameTick({ x = 0, y = 0, payload }: Props) {
  const lines = nameLines(payload?.value ?? '', LETTERS);
  const top = Number(y) - ((lines.length - 1) * LINE_PX) / 2;
  return (
    <text textAnchor="end" dominantBaseline="central" className="fill-solid-gray-800 text-sm">
      {lines.map((line, at) => (
        <tspan key={line} x={x} y={top + at * LINE_PX}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
