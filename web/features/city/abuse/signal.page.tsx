import { useState } from 'react';
import { useParams } from 'react-router';
import type { components } from '../../../shared/api/schema';
import { useApi } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Facts } from '../../../shared/ui/facts';
import { TextLink } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { Section } from '../../../shared/ui/section';
import { StatusTag } from '../../../shared/ui/status-tag';
import { Yen } from '../../../shared/ui/yen';
import { usePermissions } from '../../../shared/session/use-me';
import { Button } from '../../../shared/ui/button';
import { SmallTable } from '../../../shared/ui/small-table';
import { DaySpan, Instant } from '../parts/dates';
import { History } from '../parts/history';
import { useActors } from '../parts/use-actors';
import { useCityPath } from '../parts/use-city-path';
import { PlaceHold } from './place-hold';
import { figuresOf, limitsOf } from './signal-figures';
import { SignalSteps } from './signal-steps';
import { texts as figures } from './signal-figures.texts';
import { STATE_TONES, words } from './signal-words';
import { texts } from './signals.texts';
import { SubjectList } from './subject-list';

type Signal = components['schemas']['SignalDetailView'];

export function SignalPage() {
  const t = useText(texts);
  const w = useText(words);
  const path = useCityPath();
  const { id = '' } = useParams();
  const read = useApi().useQuery('get', '/api/v1/signals/{id}', { params: { path: { id } } });
  const back = { to: path('signals'), label: t.back };
  if (!read.data)
    return (
      <Page title={t.title} back={back}>
        <Loaded of={read}>{() => null}</Loaded>
      </Page>
    );
  const signal = read.data;
  return (
    <Page
      title={w.kinds[signal.kind]}
      back={back}
      lead={<StatusTag tone={STATE_TONES[signal.state]}>{w.states[signal.state]}</StatusTag>}
    >
      <Whole signal={signal} />
    </Page>
  );
}

function Whole({ signal }: { signal: Signal }) {
  const t = useText(texts);
  const w = useText(words);
  const { number, yen, instant } = useFormat();
  const may = usePermissions();
  const path = useCityPath();
  const [holding, setHolding] = useState(false);
  const { nameOf } = useActors(signal.steps.map(({ actorId }) => actorId));
  const merchant = signal.subjects.find(({ type }) => type === 'merchant');
  const print = { number, yen, words: useText(figures) };
  const limits = limitsOf(signal.evidence, print);
  const codes: Readonly<Record<string, string>> = t.codes;
  return (
    <>
      <Section title={t.why}>
        <p className="max-w-prose">{w.why[signal.kind]}</p>
        <Facts
          items={[
            { label: t.about, value: <SubjectList subjects={signal.subjects} linked /> },
            {
              label: t.period,
              value: <DaySpan from={signal.fromOn} until={signal.untilOn} />,
            },
            { label: t.first, value: <Instant at={signal.firstSeenAt} /> },
          ]}
        />
      </Section>
      <SignalSteps signal={signal} />
      {merchant && may('payout_holds.place') && (
        <div>
          <Button kind="secondary" onPress={() => setHolding(true)}>
            {t.hold}
          </Button>
          {holding && (
            <PlaceHold
              merchantId={merchant.id}
              name={merchant.called ?? ''}
              signalId={signal.id}
              onClose={() => setHolding(false)}
            />
          )}
        </div>
      )}
      <div className="grid items-start gap-8 desktop:grid-cols-2">
        <Section title={t.figures}>
          <Facts items={figuresOf(signal.evidence, print)} />
        </Section>
        {limits.length > 0 && (
          <Section title={t.limits}>
            <Facts items={limits} />
          </Section>
        )}
      </div>
      {signal.operations.length > 0 && (
        <Section title={t.operations}>
          <SmallTable
            caption={t.operations}
            rows={signal.operations}
            rowKey={(row) => row.id}
            columns={[
              { label: t.happened, cell: (row) => <Instant at={row.happenedAt} /> },
              {
                label: t.operation,
                cell: (row) =>
                  may('operations.read') ? (
                    <TextLink to={path(`operations/${row.id}`)}>{codes[row.code] ?? t.codes.other}</TextLink>
                  ) : (
                    (codes[row.code] ?? t.codes.other)
                  ),
              },
              { label: t.amount, end: true, cell: (row) => <Yen amount={row.amount} /> },
            ]}
          />
        </Section>
      )}
      <Section title={t.history}>
        {signal.steps.length === 0 ? (
          <p>{t.historyNone}</p>
        ) : (
          <History
            items={signal.steps
              .map((step, at) => ({
                key: String(at),
                title: w.steps[step.step],
                day: '',
                recorded: instant(step.at),
                by: nameOf(step.actorId),
                reason: step.reason,
              }))
              .reverse()}
          />
        )}
      </Section>
    </>
  );
}
