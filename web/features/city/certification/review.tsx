import { useState } from 'react';
import { useApi } from '../../../shared/api/use-api';
import { useCommand } from '../../../shared/api/use-command';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { usePermissions } from '../../../shared/session/use-me';
import { Button } from '../../../shared/ui/button';
import { Card } from '../../../shared/ui/card';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { Section } from '../../../shared/ui/section';
import { useToast } from '../../../shared/ui/toast';
import type { Application } from './application';
import { CriterionReview } from './criterion-review';
import { EvidenceList } from './evidence-list';
import { ReviewDecision } from './review-decision';
import { texts } from './review.texts';

/** Criterion by criterion: what is said and shown, and what the city finds; then the decision. */
export function Review({ application, holderName }: { application: Application; holderName: string }) {
  const t = useText(texts);
  const { number } = useFormat();
  const { say } = useToast();
  const may = usePermissions();
  const { id, answers, evidence, state } = application;
  const open = state === 'applied';
  const reviewing = open && may('applications.review');
  const [found, setFound] = useState<Record<string, boolean>>({});
  const save = useCommand('put', '/api/v1/certifications/{id}/review', {
    onDone: () => {
      setFound({});
      say(t.saved);
    },
  });
  const { data: rules } = useApi().useQuery('get', '/api/v1/criteria', {
    params: { query: { on: application.appliedOn ?? undefined } },
  });
  const needsFile = (criterionId: string) =>
    rules?.criteria.find((one) => one.id === criterionId)?.evidenceRequired ?? false;
  const other = evidence.filter(({ criterionId }) => criterionId === null);
  const findings = answers.map((answer) => found[answer.criterionId] ?? (answer.met ? answer.accepted : false));
  const accepted = findings.filter(Boolean).length;
  const left = findings.filter((one) => one === null).length;
  const unsaved = Object.keys(found).length > 0;

  if (answers.length === 0 && !open) return null;
  return (
    <Section title={open ? t.title : t.done} lead={reviewing && t.lead}>
      {answers.length === 0 && <p>{t.noAnswers}</p>}
      <ol className="flex flex-col gap-4">
        {answers.map((answer, at) => (
          <CriterionReview
            key={answer.criterionId}
            title={t.criterion(number(at + 1), answer.name)}
            answer={answer}
            files={evidence.filter(({ criterionId }) => criterionId === answer.criterionId)}
            applicationId={id}
            needsFile={needsFile(answer.criterionId)}
            finding={findings[at] ?? null}
            onFind={reviewing ? (accept) => setFound({ ...found, [answer.criterionId]: accept }) : undefined}
          />
        ))}
      </ol>
      {other.length > 0 && (
        <Card>
          <h3 className="font-bold">{t.other}</h3>
          <EvidenceList applicationId={id} files={other} />
        </Card>
      )}
      {answers.length > 0 && <Tally accepted={accepted} all={answers.length} left={left} tiers={rules?.tiers ?? []} />}
      {reviewing && (
        <>
          <ProblemNotice error={save.error} />
          {answers.length > 0 && (
            <div className="flex flex-wrap items-center gap-4">
              <Button
                kind={unsaved ? 'primary' : 'secondary'}
                isDisabled={!unsaved}
                busy={save.isPending}
                onPress={() =>
                  save.mutate({
                    params: { path: { id } },
                    body: {
                      findings: Object.entries(found).map(([criterionId, accept]) => ({
                        criterionId,
                        accepted: accept,
                      })),
                    },
                  })
                }
              >
                {t.save}
              </Button>
              {unsaved && <p role="status">{t.unsaved}</p>}
            </div>
          )}
        </>
      )}
      {open && may('certifications.decide') && (
        <ReviewDecision application={application} holderName={holderName} ready={!unsaved && left === 0} />
      )}
    </Section>
  );
}

interface TallyProps {
  accepted: number;
  all: number;
  left: number;
  tiers: readonly { name: string; leastMeasures: number }[];
}

function Tally({ accepted, all, left, tiers }: TallyProps) {
  const t = useText(texts);
  const { number } = useFormat();
  const byHeight = [...tiers].sort((one, other) => other.leastMeasures - one.leastMeasures);
  const reached = byHeight.find(({ leastMeasures }) => accepted >= leastMeasures);
  return (
    <Card tone="quiet">
      <p role="status">
        <span className="block text-lg font-bold">{t.tally(number(accepted), number(all))}</span>
        {left > 0
          ? t.left(number(left))
          : reached
            ? t.tier(reached.name)
            : byHeight.length > 0 && t.noTier(number(byHeight.at(-1)!.leastMeasures))}
      </p>
    </Card>
  );
}
