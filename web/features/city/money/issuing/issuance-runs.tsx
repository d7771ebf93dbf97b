import type { components } from '../../../../shared/api/schema';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { DataTable } from '../../../../shared/ui/data-table/data-table';
import { Empty } from '../../../../shared/ui/empty';
import { StatusTag, type Tone } from '../../../../shared/ui/status-tag';
import { Yen } from '../../../../shared/ui/yen';
import { useCityPath } from '../../parts/use-city-path';
import { texts } from './issuing.texts';

type Run = components['schemas']['IssuanceRunView'];

const STATES = ['running', 'done', 'refused', 'failed'] as const;

const TONES: Record<Run['state'], Tone> = { running: 'info', done: 'good', refused: 'bad', failed: 'bad' };

export function RunState({ state }: Pick<Run, 'state'>) {
  const t = useText(texts);
  return <StatusTag tone={TONES[state]}>{t.states[state]}</StatusTag>;
}

/** Every time that somebody, or the calendar, had a month issued. */
export function IssuanceRuns() {
  const t = useText(texts);
  const path = useCityPath();
  const { month, number, instant } = useFormat();
  return (
    <DataTable
      path="/api/v1/issuance-runs"
      caption={t.runs}
      rowLink={({ id }) => path(`issuing/${id}`)}
      order="-id"
      exportName="issuance-runs"
      filters={[
        { key: 'month', label: t.month, kind: 'month' },
        {
          key: 'state',
          label: t.result,
          kind: 'choice',
          options: STATES.map((value) => ({ value, label: t.states[value] })),
        },
      ]}
      empty={<Empty title={t.runsEmpty}>{t.runsEmptyNext}</Empty>}
      columns={[
        { key: 'month', label: t.month, cell: (run) => month(run.month), primary: true, sort: 'month' },
        { key: 'state', label: t.result, cell: RunState, sort: 'state' },
        { key: 'issued', label: t.issued, align: 'end', cell: (run) => number(run.issued), sort: 'issued' },
        {
          key: 'issuedYen',
          label: t.issuedYen,
          align: 'end',
          cell: (run) => <Yen amount={run.issuedYen} />,
          sort: 'issuedYen',
        },
        { key: 'already', label: t.already, align: 'end', cell: (run) => number(run.already), hidden: true },
        { key: 'startedAt', label: t.started, cell: (run) => instant(run.startedAt), sort: 'startedAt' },
      ]}
    />
  );
}
