import { type ReactNode, useState } from 'react';
import type { components } from '../../../shared/api/schema';
import { useCommand } from '../../../shared/api/use-command';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { usePermissions } from '../../../shared/session/use-me';
import { Button } from '../../../shared/ui/button';
import { TextLink } from '../../../shared/ui/link';
import { Section } from '../../../shared/ui/section';
import { StatusTag } from '../../../shared/ui/status-tag';
import { useToast } from '../../../shared/ui/toast';
import { Day, MonthSpan } from '../parts/dates';
import { ReasonDialog } from '../parts/reason-dialog';
import { useCityPath } from '../parts/use-city-path';
import { texts } from './doubles.texts';
import type { Enrolment } from './enrolment-facts';
import { reasons } from './reasons';
import { words } from './words';

type Pair = components['schemas']['LikelyDoubleView'];

export function DoublePair({ pair }: { pair: Pair }) {
  const t = useText(texts);
  const w = useText(words);
  const r = useText(reasons);
  const { day } = useFormat();
  const { say } = useToast();
  const may = usePermissions();
  const path = useCityPath();
  const [asked, setAsked] = useState<'different' | Enrolment>();
  const close = () => setAsked(undefined);
  const different = useCommand('post', '/api/v1/enrolments/{id}/different-children', {
    onDone: () => {
      close();
      say(t.differentDone);
    },
  });
  const refuse = useCommand('post', '/api/v1/enrolments/{id}/refuse', {
    onDone: () => {
      close();
      say(t.refuseDone);
    },
  });
  const [one, other] = pair.enrolments as [Enrolment, Enrolment];
  const title = t.pair(day(pair.childBirthDate), one.name, other.name);
  const lines: [label: string, show: (row: Enrolment) => ReactNode][] = [
    [t.name, (row) => <TextLink to={path(`enrolments/${row.id}`)}>{row.name}</TextLink>],
    [t.kana, (row) => row.nameKana],
    [t.employer, (row) => row.employerName],
    [t.state, (row) => w.states[row.state]],
    [t.number, (row) => row.childNumber ?? t.none],
    [t.leave, (row) => <Day on={row.leaveStartedOn} />],
    [t.returned, (row) => <Day on={row.returnedOn} />],
    [t.months, (row) => <MonthSpan from={row.firstMonth} until={row.lastMonth} />],
  ];
  return (
    <Section title={title}>
      <p className="flex flex-wrap items-center gap-2">
        {t.clue}
        {pair.clues.map((clue) => (
          <StatusTag key={clue} tone="warn">
            {w.clues[clue]}
          </StatusTag>
        ))}
      </p>
      <table className="w-full table-fixed border-collapse border border-solid-gray-300">
        <caption className="sr-only">{title}</caption>
        <thead className="bg-solid-gray-50">
          <tr>
            <th scope="col" className="w-[28%] px-2 py-2 text-start sm:px-4">
              {t.item}
            </th>
            <th scope="col" className="px-2 py-2 text-start sm:px-4">
              {t.left}
            </th>
            <th scope="col" className="px-2 py-2 text-start sm:px-4">
              {t.right}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(([label, show]) => (
            <tr key={label} className="border-t border-solid-gray-200 align-top">
              <th scope="row" className="px-2 py-2 text-start text-sm font-normal text-solid-gray-700 sm:px-4">
                {label}
              </th>
              <td className="px-2 py-2 font-bold sm:px-4">{show(one)}</td>
              <td className="px-2 py-2 font-bold sm:px-4">{show(other)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {may('enrolments.decide') && (
        <div className="flex flex-wrap gap-3">
          <Button onPress={() => setAsked('different')}>{t.different}</Button>
          {pair.enrolments
            .filter(({ state }) => state === 'applied')
            .map((row) => (
              <Button key={row.id} kind="secondary" onPress={() => setAsked(row)}>
                {t.refuse(row.name)}
              </Button>
            ))}
        </div>
      )}
      {asked === 'different' && (
        <ReasonDialog
          title={t.differentTitle}
          action={t.differentDo}
          busy={different.isPending}
          error={different.error}
          ready={[r.twins, r.otherPerson]}
          onClose={close}
          onConfirm={(reason) =>
            different.mutate({ params: { path: { id: one.id } }, body: { enrolmentId: other.id, reason } })
          }
        >
          <p>{t.differentWhat}</p>
        </ReasonDialog>
      )}
      {asked && asked !== 'different' && (
        <ReasonDialog
          title={t.refuseTitle(asked.name)}
          action={t.refuseDo}
          danger
          busy={refuse.isPending}
          error={refuse.error}
          ready={[r.double, r.wrong]}
          onClose={close}
          onConfirm={(reason) => refuse.mutate({ params: { path: { id: asked.id } }, body: { reason } })}
        >
          <p>{t.refuseWhat}</p>
        </ReasonDialog>
      )}
    </Section>
  );
}
