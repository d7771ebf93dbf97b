import type { ReactNode } from 'react';
import type { components } from '../../../shared/api/schema';
import { useLanguage } from '../../../shared/i18n/language';
import { useText } from '../../../shared/i18n/texts';
import { CheckField } from '../../../shared/ui/choice-field';
import { StatusTag } from '../../../shared/ui/status-tag';
import { TextField } from '../../../shared/ui/text-field';
import { texts } from './certification.texts';

interface Props {
  criterion: components['schemas']['CriterionView'];
  answer: { met: boolean; statement: string };
  /** What the city found about this very answer; null before. */
  accepted: boolean | null;
  open: boolean;
  onAnswer: (answer: { met: boolean; statement: string }) => void;
  children: ReactNode;
}

/** One thing that a shop can do for people with small children. */
export function Criterion({ criterion, answer, accepted, open, onAnswer, children }: Props) {
  const t = useText(texts);
  const { language } = useLanguage();
  const { name, nameEn, description, evidenceRequired } = criterion;
  return (
    <li
      className={`flex flex-col gap-3 rounded-12 border p-4 ${answer.met ? 'border-blue-900 bg-white' : 'border-solid-gray-300 bg-white'}`}
    >
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="text-lg font-bold">{language === 'ja' ? name : nameEn}</h3>
        {evidenceRequired && <StatusTag>{t.evidenceRequired}</StatusTag>}
        {accepted !== null && (
          <StatusTag tone={accepted ? 'good' : 'bad'}>{accepted ? t.accepted : t.notAccepted}</StatusTag>
        )}
      </div>
      <p lang="ja">{description}</p>
      <CheckField
        label={t.met}
        checked={answer.met}
        disabled={!open}
        onChange={(met) => onAnswer({ ...answer, met })}
      />
      {open && accepted !== null && <p className="text-sm text-solid-gray-700">{t.reviewVoid}</p>}
      {answer.met && (
        <>
          {open ? (
            <TextField
              label={t.statement}
              hint={t.statementHint}
              value={answer.statement}
              onChange={(statement) => onAnswer({ ...answer, statement })}
              multiline
              rows={2}
              maxLength={4_000}
            />
          ) : (
            answer.statement && <p className="whitespace-pre-line">{answer.statement}</p>
          )}
          {children}
        </>
      )}
    </li>
  );
}
