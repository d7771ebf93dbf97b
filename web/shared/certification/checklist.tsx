import { useState } from 'react';
import type { components } from '../api/schema';
import { useCommand } from '../api/use-command';
import { useText } from '../i18n/texts';
import { Button } from '../ui/button';
import { ProblemNotice } from '../ui/problem-notice';
import { useToast } from '../ui/toast';
import { texts } from './checklist.texts';
import { Criterion } from './criterion';
import { Evidence } from './evidence';
import { useLeavingWarning } from './use-leaving-warning';
import type { Application } from './certification';

type Asked = components['schemas']['CriteriaView'];
interface Answer {
  met: boolean;
  statement: string;
}

/** The criteria of the day of application, each with an answer and the papers that show it. */
export function Checklist({ application, asked }: { application: Application; asked: Asked }) {
  const t = useText(texts);
  const { say } = useToast();
  const { id, answers, evidence, state } = application;
  const open = state === 'applied';
  const [changed, setChanged] = useState<ReadonlyMap<string, Answer>>(new Map());
  useLeavingWarning(changed.size > 0);
  const save = useCommand('put', '/api/v1/certifications/{id}/answers', {
    refresh: ['/api/v1/certifications'],
    onDone: () => say(t.saved),
  });
  const given = (criterionId: string) => answers.find((one) => one.criterionId === criterionId);
  const answerOf = (criterionId: string): Answer =>
    changed.get(criterionId) ?? given(criterionId) ?? { met: false, statement: '' };
  const met = asked.criteria.filter((one) => answerOf(one.id).met).length;
  const tier = asked.tiers.find(({ leastMeasures }) => met >= leastMeasures);
  const least = Math.min(...asked.tiers.map(({ leastMeasures }) => leastMeasures));
  const submit = () => {
    const sent = changed;
    const body = {
      answers: [...sent].map(([criterionId, { met: does, statement }]) => ({
        criterionId,
        met: does,
        statement: statement.trim(),
      })),
    };
    // Once the application was read anew with them; what was changed meanwhile stays unsaved.
    const forget = () => setChanged((now) => new Map([...now].filter(([key, answer]) => sent.get(key) !== answer)));
    save.mutate({ params: { path: { id } }, body }, { onSuccess: forget });
  };
  return (
    <>
      <p className="rounded-12 bg-blue-50 p-4" role="status">
        <strong>{t.progress(met, asked.criteria.length)}</strong>{' '}
        {tier ? t.tierNow(tier.name) : asked.tiers.length > 0 && t.tierNone(least)}
      </p>
      <ul className="flex flex-col gap-4">
        {asked.criteria.map((criterion) => (
          <Criterion
            key={criterion.id}
            criterion={criterion}
            answer={answerOf(criterion.id)}
            accepted={changed.has(criterion.id) ? null : (given(criterion.id)?.accepted ?? null)}
            open={open}
            onAnswer={(answer) => setChanged((before) => new Map(before).set(criterion.id, answer))}
          >
            <Evidence
              certificationId={id}
              criterion={criterion}
              files={evidence.filter(({ criterionId }) => criterionId === criterion.id)}
              open={open}
            />
          </Criterion>
        ))}
      </ul>
      {open && (
        <div className="sticky bottom-16 z-20 -mx-4 flex flex-col gap-2 border-t border-solid-gray-300 bg-white px-4 py-3 sm:mx-0 sm:rounded-12 sm:border">
          <ProblemNotice error={save.error} />
          <div className="flex flex-wrap items-center gap-4">
            <Button onPress={submit} busy={save.isPending} isDisabled={changed.size === 0}>
              {t.save}
            </Button>
            <p role="status">{changed.size > 0 ? t.unsaved : t.savedAt}</p>
          </div>
        </div>
      )}
    </>
  );
}
