import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { TextLink } from '../../../../shared/ui/link';
import { Notice } from '../../../../shared/ui/notice';
import { Yen } from '../../../../shared/ui/yen';
import { useCityPath } from '../../parts/use-city-path';
import type { FigureColumn } from '../../money/parts/figure-column';
import { FigureTable } from '../../money/parts/figure-table';
import type { Figure } from '../../money/parts/split';
import { texts as words } from '../../money/parts/words.texts';
import type { GroupRow } from './group-rows';
import { texts } from './split.texts';
import type { By, Share } from './use-split-choice';

const OF_COUPONS: readonly Figure[] = ['opening', 'issued', 'redeemed', 'voided', 'expired', 'recalled', 'closing'];
const OF_MERCHANTS: readonly Figure[] = ['opening', 'redeemed', 'voided', 'closing'];

interface Props {
  groups: readonly GroupRow[];
  by: By;
  share: Share;
  /** The one month that is looked at, to lead down to its operations. */
  period: string | undefined;
}

/** The figures of each group; each column adds up, and each line comes to its closing. */
export function SplitTable({ groups, by, share, period }: Props) {
  const t = useText(texts);
  const w = useText(words);
  const path = useCityPath();
  const { yen } = useFormat();
  const figures = by === 'merchant' ? OF_MERCHANTS : OF_COUPONS;
  const sum = (figure: Figure) => groups.reduce((total, row) => total + row[figure][share], 0);
  const off = sum('closing') - movedTo(by, sum);
  const drills = by === 'employer' || by === 'merchant';
  const labels: Record<Figure, string> = {
    ...w.figures,
    opening: by === 'merchant' ? t.owedOpening : t.opening,
    closing: t.closing,
  };
  return (
    <>
      <FigureTable
        caption={`${t.title} ${t.groups[by]} ${t.shares[share]}`}
        rows={groups}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'group',
            label: t.group,
            cell: ({ group }) => (group.id === null && by === 'municipality' ? t.noMunicipality : group.name),
          },
          ...figures.map((figure): FigureColumn<GroupRow> => ({
            key: figure,
            label: labels[figure],
            align: 'end',
            cell: (row) => <Yen amount={row[figure][share]} />,
            total: <Yen amount={sum(figure)} />,
          })),
          ...(drills
            ? [
                {
                  key: 'drill',
                  label: t.drill,
                  cell: ({ group }: GroupRow) => (
                    <TextLink
                      to={`${path('operations')}?${new URLSearchParams({ [by]: group.id ?? '', ...(period ? { period } : {}) }).toString()}`}
                      aria-label={t.operationsOf(group.name)}
                    >
                      {t.operations}
                    </TextLink>
                  ),
                },
              ]
            : []),
        ]}
      />
      {off === 0 ? (
        <p>
          ✓ {t.proved}　<span className="text-solid-gray-700">{by === 'merchant' ? t.merchantAdds : t.adds}</span>
        </p>
      ) : (
        <Notice kind="error" title={t.broken(yen(off))}>
          <p>{by === 'merchant' ? t.merchantAdds : t.adds}</p>
        </Notice>
      )}
    </>
  );
}

function movedTo(by: By, of: (figure: Figure) => number): number {
  if (by === 'merchant') return of('opening') + of('redeemed') - of('voided');
  return of('opening') + of('issued') - of('redeemed') + of('voided') - of('expired') - of('recalled');
}
