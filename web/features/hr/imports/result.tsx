import { addressOf } from '../../../shared/api/client';
import { useGrantId } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useLanguage } from '../../../shared/i18n/language';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { DownloadButton } from '../../../shared/ui/download/download-button';
import { LinkButton } from '../../../shared/ui/link';
import { Notice } from '../../../shared/ui/notice';
import { Section } from '../../../shared/ui/section';
import type { Task } from '../../../shared/ui/tasks/task';
import { useToast } from '../../../shared/ui/toast';
import { Figure } from '../home/figure';
import { useTo } from '../use-hr';
import { dismiss } from './dismissed';
import { type ImportResult, takenOf } from './taken';
import { texts } from './taken.texts';

/** What was taken in, what was not and why, and what comes next. */
export function Result({ task }: { task: Task }) {
  const t = useText(texts);
  const to = useTo();
  const { language } = useLanguage();
  const { number } = useFormat();
  const { say } = useToast();
  const grantId = useGrantId();
  const { files } = task.result as unknown as ImportResult;
  const { taken, unchanged, refused } = takenOf(task);
  const isRoster = files.some(({ kind }) => kind === 'roster');
  const bad = files.flatMap(({ rows }) => rows.filter(({ outcome }) => outcome === 'refused'));
  return (
    <>
      <p role="status">{t.done}</p>
      <dl className="grid gap-4 sm:grid-cols-3">
        <Figure label={t.taken} value={t.rows(number(taken))} note="" />
        <Figure label={t.unchanged} value={t.rows(number(unchanged))} note="" />
        <Figure label={t.refused} value={t.rows(number(refused))} note="" />
      </dl>
      {refused > 0 && (
        <Section title={t.bad} lead={t.badNext}>
          <div className="flex flex-wrap gap-3">
            {task.hasFile && (
              <DownloadButton address={addressOf(grantId, `/api/v1/tasks/${task.id}/file`)} name="rows.xlsx">
                {t.file}
              </DownloadButton>
            )}
            <LinkButton to={to('import')} kind={task.hasFile ? 'secondary' : 'primary'}>
              {t.again}
            </LinkButton>
          </div>
          {!task.hasFile && (
            <Notice>
              <p>{t.fileGone}</p>
            </Notice>
          )}
          <ul className="flex flex-col divide-y divide-solid-gray-200 rounded-8 border border-solid-gray-300">
            {bad.slice(0, 200).map((row) => (
              <li key={row.line} className="grid gap-x-4 px-4 py-3 sm:grid-cols-[6rem_1fr]">
                <span className="text-solid-gray-700 tabular-nums">{t.line(number(row.line))}</span>
                <span>{row[language]}</span>
              </li>
            ))}
          </ul>
          <div>
            <Button
              kind="plain"
              onPress={() => {
                dismiss(task.id);
                say(t.dismissed);
              }}
            >
              {t.dismiss}
            </Button>
          </div>
        </Section>
      )}
      {taken > 0 && (
        <Section title={t.next} lead={isRoster ? t.nextRoster : t.nextCoworkers}>
          <div>
            <LinkButton to={isRoster ? `${to('enrolments')}?state=applied` : to('letters')} kind="secondary">
              {isRoster ? t.seeEnrolments : t.seeLetters}
            </LinkButton>
          </div>
        </Section>
      )}
    </>
  );
}
