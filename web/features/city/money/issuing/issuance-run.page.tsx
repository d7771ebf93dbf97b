import { useParams } from 'react-router';
import { useApi } from '../../../../shared/api/use-api';
import type { components } from '../../../../shared/api/schema';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { Facts } from '../../../../shared/ui/facts';
import { TextLink } from '../../../../shared/ui/link';
import { Loaded } from '../../../../shared/ui/loaded';
import { Notice } from '../../../../shared/ui/notice';
import { Page } from '../../../../shared/ui/page';
import { Yen } from '../../../../shared/ui/yen';
import { useCityPath } from '../../parts/use-city-path';
import { texts as words } from '../parts/words.texts';
import { RunState } from './issuance-runs';
import { texts } from './issuing.texts';

type Run = components['schemas']['IssuanceRunView'];

const BETWEEN_LOOKS_MS = 2_000;

/** One run of issuing: how it ended, or how far it has come. */
export function IssuanceRunPage() {
  const t = useText(texts);
  const path = useCityPath();
  const { month } = useFormat();
  const { id = '' } = useParams();
  const run = useApi().useQuery(
    'get',
    '/api/v1/issuance-runs/{id}',
    { params: { path: { id } } },
    { refetchInterval: ({ state: { data } }) => (data?.state === 'running' ? BETWEEN_LOOKS_MS : false) },
  );
  return (
    <Page title={run.data ? t.run(month(run.data.month)) : t.runs} back={{ to: path('issuing'), label: t.back }} narrow>
      <Loaded of={run}>{(found) => <RunFacts run={found} />}</Loaded>
    </Page>
  );
}

function RunFacts({ run }: { run: Run }) {
  const t = useText(texts);
  const w = useText(words);
  const path = useCityPath();
  const { number, yen, instant } = useFormat();
  const missing = run.dueYen - run.issuedYen;
  const over = run.problem?.details?.over;
  const why = t.problems;
  return (
    <>
      {run.problem && (
        <Notice kind="error" title={t.problem}>
          <p>
            {run.problem.code === 'budget_passed'
              ? why.budget_passed(typeof over === 'number' ? yen(over) : '')
              : run.problem.code === 'interrupted'
                ? why.interrupted
                : why.other}
          </p>
        </Notice>
      )}
      <Facts
        items={[
          { label: t.result, value: <RunState state={run.state} /> },
          { label: t.wasDue, value: w.people(number(run.due)) },
          { label: t.wasDueYen, value: <Yen amount={run.dueYen} /> },
          { label: t.issued, value: w.people(number(run.issued)) },
          { label: t.issuedYen, value: <Yen amount={run.issuedYen} /> },
          ...(run.state === 'done' && missing !== 0
            ? [
                {
                  label: t.difference,
                  value: (
                    <>
                      <Yen amount={missing} /> <span className="block text-sm font-normal">{t.differenceNote}</span>
                    </>
                  ),
                },
              ]
            : []),
          { label: t.already, value: w.people(number(run.already)) },
          { label: t.started, value: instant(run.startedAt) },
          { label: t.finished, value: run.finishedAt ? instant(run.finishedAt) : '―' },
        ]}
      />
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <TextLink to={path(`operations?code=issue&period=${run.month}`)}>{t.operations}</TextLink>
        <TextLink to={`${path('issuing')}?issue=${run.month}`}>{t.again}</TextLink>
      </div>
    </>
  );
}
