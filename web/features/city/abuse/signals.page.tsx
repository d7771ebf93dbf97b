import { useApi } from '../../../shared/api/use-api';
import { useCommand } from '../../../shared/api/use-command';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { usePermissions } from '../../../shared/session/use-me';
import { Button } from '../../../shared/ui/button';
import { DataTable } from '../../../shared/ui/data-table/data-table';
import { Empty } from '../../../shared/ui/empty';
import { LinkButton, TextLink } from '../../../shared/ui/link';
import { Page } from '../../../shared/ui/page';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { Section } from '../../../shared/ui/section';
import { SmallTable } from '../../../shared/ui/small-table';
import { StatusTag } from '../../../shared/ui/status-tag';
import { useToast } from '../../../shared/ui/toast';
import { DaySpan, Instant } from '../parts/dates';
import { useCityPath } from '../parts/use-city-path';
import { signalKinds, signalStates, STATE_TONES, words } from './signal-words';
import { texts } from './signals.texts';
import { SubjectList } from './subject-list';

export function SignalsPage() {
  const t = useText(texts);
  const w = useText(words);
  const { number } = useFormat();
  const { say } = useToast();
  const may = usePermissions();
  const path = useCityPath();
  const { data: counts } = useApi().useQuery('get', '/api/v1/signals/counts');
  const scan = useCommand('post', '/api/v1/signals/scan', {
    onDone: ({ made }) => say(made > 0 ? t.scanned(number(made)) : t.scannedNone),
  });
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        <>
          {may('signal_settings.read') && (
            <LinkButton kind="secondary" to={path('signals/settings')}>
              {t.settings}
            </LinkButton>
          )}
          {may('signals.scan') && (
            <Button kind="secondary" busy={scan.isPending} onPress={() => scan.mutate({ body: {} })}>
              {t.scan}
            </Button>
          )}
        </>
      }
    >
      <ProblemNotice error={scan.error} />
      {counts && counts.length > 0 && (
        <Section title={t.counts}>
          <SmallTable
            caption={t.counts}
            rows={counts}
            rowKey={(row) => row.kind}
            columns={[
              {
                label: t.kind,
                cell: (row) => <TextLink to={path(`signals?kind=${row.kind}`)}>{w.kinds[row.kind]}</TextLink>,
              },
              { label: w.states.open, end: true, cell: (row) => number(row.open) },
              { label: w.states.looked_into, end: true, cell: (row) => number(row.lookedInto) },
              { label: w.states.confirmed, end: true, cell: (row) => number(row.confirmed) },
              { label: w.states.dismissed, end: true, cell: (row) => number(row.dismissed) },
            ]}
          />
        </Section>
      )}
      <DataTable
        path="/api/v1/signals"
        caption={t.caption}
        exportName={t.file}
        rowLink={({ id }) => path(`signals/${id}`)}
        filters={[
          {
            key: 'state',
            label: t.state,
            kind: 'choice',
            options: signalStates.map((value) => ({ value, label: w.states[value] })),
          },
          {
            key: 'kind',
            label: t.kind,
            kind: 'choice',
            options: signalKinds.map((value) => ({ value, label: w.kinds[value] })),
          },
        ]}
        columns={[
          { key: 'kind', label: t.kind, sort: 'kind', cell: (row) => w.kinds[row.kind], primary: true },
          { key: 'subjects', label: t.about, cell: (row) => <SubjectList subjects={row.subjects} /> },
          {
            key: 'state',
            label: t.state,
            sort: 'state',
            cell: (row) => <StatusTag tone={STATE_TONES[row.state]}>{w.states[row.state]}</StatusTag>,
          },
          {
            key: 'fromOn',
            inFile: ['fromOn', 'untilOn'],
            label: t.period,
            sort: 'fromOn',
            cell: (row) => <DaySpan from={row.fromOn} until={row.untilOn} />,
          },
          {
            key: 'firstSeenAt',
            label: t.first,
            sort: 'firstSeenAt',
            cell: (row) => <Instant at={row.firstSeenAt} />,
          },
          {
            key: 'lastSeenAt',
            label: t.last,
            sort: 'lastSeenAt',
            cell: (row) => <Instant at={row.lastSeenAt} />,
            hidden: true,
          },
        ]}
        empty={<Empty title={t.empty}>{t.emptyNext}</Empty>}
      />
    </Page>
  );
}
