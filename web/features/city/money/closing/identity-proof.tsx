import type { components } from '../../../../shared/api/schema';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { StatusTag } from '../../../../shared/ui/status-tag';
import { Yen } from '../../../../shared/ui/yen';
import type { FigureColumn } from '../parts/figure-column';
import { FigureTable } from '../parts/figure-table';
import type { Split } from '../parts/split';
import { texts as words } from '../parts/words.texts';
import { texts } from './identity.texts';
import { readSide, type Side } from './side';
import type { IdentityWords } from './use-identity-words';

interface Props {
  identity: components['schemas']['Identity'];
  words: IdentityWords;
  /** A broken one stands out of its section, with a frame of its own. */
  open?: boolean;
}

interface Line {
  key: string;
  label: string;
  split: Split;
}

/** One identity in words and figures: both of its sides, and by how much they differ. */
export function IdentityProof({ identity: { holds, expected, found }, words: about, open = false }: Props) {
  const t = useText(texts);
  const [left, right] = [readSide(expected), readSide(found)];
  return (
    <div
      className={
        open
          ? 'flex flex-col gap-3 rounded-12 border-2 border-error-2 p-4'
          : 'flex flex-col gap-2 border-t border-solid-gray-200 pt-4 first:border-t-0'
      }
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StatusTag tone={holds ? 'good' : 'bad'}>{holds ? t.proved : t.broken}</StatusTag>
        <p className="font-bold">{about.title}</p>
      </div>
      {left.group !== undefined && <p>{t.inGroup(left.group)}</p>}
      {left.figures.length > 0 && left.figures.length === right.figures.length ? (
        <SidesInYen left={left} right={right} about={about} holds={holds} />
      ) : (
        <SidesInText left={left} right={right} about={about} holds={holds} />
      )}
    </div>
  );
}

function SidesInYen({ left, right, about, holds }: { left: Side; right: Side; about: IdentityWords; holds: boolean }) {
  const t = useText(texts);
  const w = useText(words);
  const several = left.figures.length > 1;
  const lines = left.figures.flatMap(({ figure, split }, index): Line[] => {
    const other = right.figures[index]!.split;
    const of = (side: string) => (several && figure ? `${w.figures[figure]}：${side}` : side);
    const same =
      split.amount === other.amount &&
      split.employerShare === other.employerShare &&
      split.cityShare === other.cityShare;
    return [
      { key: `${index} left`, label: of(about.left), split },
      { key: `${index} right`, label: of(about.right), split: other },
      ...(same ? [] : [{ key: `${index} difference`, label: of(t.difference), split: less(split, other) }]),
    ];
  });
  const yen = (key: keyof Split, label: string): FigureColumn<Line> => ({
    key,
    label,
    align: 'end',
    cell: (line) => (
      <span className={line.key.endsWith('difference') && line.split[key] !== 0 ? 'font-bold text-red-1000' : ''}>
        <Yen amount={line.split[key]} />
      </span>
    ),
  });
  return (
    <FigureTable
      caption={`${about.title}（${holds ? t.proved : t.broken}）`}
      rows={lines}
      rowKey={({ key }) => key}
      columns={[
        { key: 'side', label: t.side, cell: ({ label }) => label },
        yen('amount', t.amount),
        yen('employerShare', t.employerShare),
        yen('cityShare', t.cityShare),
      ]}
    />
  );
}

/** Counts, and what cannot be told in figures. */
function SidesInText({ left, right, about, holds }: { left: Side; right: Side; about: IdentityWords; holds: boolean }) {
  const t = useText(texts);
  const { number } = useFormat();
  if (holds && left.count === 0) return <p className="text-solid-gray-800">{t.noDifference}</p>;
  const written = (side: Side) => (side.count === undefined ? side.text : t.figures(number(side.count)));
  return (
    <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[max-content_1fr]">
      <dt className="text-solid-gray-700">{about.left}</dt>
      <dd>{written(left)}</dd>
      <dt className="text-solid-gray-700">{about.right}</dt>
      <dd>{written(right)}</dd>
    </dl>
  );
}

function less(a: Split, b: Split): Split {
  return {
    amount: a.amount - b.amount,
    employerShare: a.employerShare - b.employerShare,
    cityShare: a.cityShare - b.cityShare,
  };
}
