import type { components } from '../../../shared/api/schema';
import { useText } from '../../../shared/i18n/texts';
import { RadioField } from '../../../shared/ui/choice-field';
import { StatusTag } from '../../../shared/ui/status-tag';
import { EvidenceList } from './evidence-list';
import { texts } from './review.texts';

interface Props {
  title: string;
  answer: components['schemas']['AnswerView'];
  files: readonly components['schemas']['EvidenceView'][];
  applicationId: string;
  needsFile: boolean;
  finding: boolean | null;
  /** Without it the finding is only shown. */
  onFind: ((accepted: boolean) => void) | undefined;
}

/** One criterion: what the applicant says and shows of it, and what the city finds. */
export function CriterionReview({ title, answer, files, applicationId, needsFile, finding, onFind }: Props) {
  const t = useText(texts);
  const blocked = needsFile && files.length === 0;
  return (
    <li className="flex flex-col gap-3 rounded-12 border border-solid-gray-300 p-4 sm:p-6">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="text-lg font-bold">{title}</h3>
        <span className="flex flex-wrap gap-2">
          {needsFile && <StatusTag>{t.needed}</StatusTag>}
          <StatusTag tone={answer.met ? 'info' : 'neutral'}>{answer.met ? t.met : t.notMet}</StatusTag>
        </span>
      </div>
      <div className="grid gap-4 desktop:grid-cols-[1fr_14rem]">
        <div className="flex min-w-0 flex-col gap-3">
          <div>
            <p className="text-sm text-solid-gray-700">{t.statement}</p>
            <p className="whitespace-pre-wrap">{answer.statement || t.noStatement}</p>
          </div>
          <div>
            <p className="text-sm text-solid-gray-700">{t.evidence}</p>
            <EvidenceList applicationId={applicationId} files={files} />
          </div>
          {!answer.met && <p className="text-solid-gray-700">{t.notClaimed}</p>}
        </div>
        {answer.met && onFind && (
          <div>
            <RadioField
              label={t.findingOf(answer.name)}
              value={finding === null ? undefined : finding ? 'yes' : 'no'}
              onChange={(chosen) => onFind(chosen === 'yes')}
              options={[
                ...(blocked ? [] : [{ value: 'yes' as const, label: t.accept }]),
                { value: 'no' as const, label: t.reject },
              ]}
            />
            {blocked && <p className="text-sm text-solid-gray-700">{t.cannot}</p>}
          </div>
        )}
        {answer.met && !onFind && (
          <p>
            <StatusTag tone={finding === null ? 'neutral' : finding ? 'good' : 'bad'}>
              {finding === null ? t.open : finding ? t.accept : t.reject}
            </StatusTag>
          </p>
        )}
      </div>
    </li>
  );
}
