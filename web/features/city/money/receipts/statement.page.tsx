import { useState } from 'react';
import type { components } from '../../../../shared/api/schema';
import { useCommand } from '../../../../shared/api/use-command';
import { useText } from '../../../../shared/i18n/texts';
import { Button } from '../../../../shared/ui/button';
import { FileDrop } from '../../../../shared/ui/file-drop';
import { Page } from '../../../../shared/ui/page';
import { ProblemNotice } from '../../../../shared/ui/problem-notice';
import { Section } from '../../../../shared/ui/section';
import { TaskProgress } from '../../../../shared/ui/tasks/task-progress';
import { useCityPath } from '../../parts/use-city-path';
import { useTask } from '../parts/use-task';
import { StatementPreview } from './statement-preview';
import { StatementResult } from './statement-result';
import { texts } from './statement.texts';

type Imported = components['schemas']['ImportedStatement'];

/** Choosing the bank's statement, seeing what is in it, and taking it in. */
export function StatementPage() {
  const t = useText(texts);
  const path = useCityPath();
  const [files, setFiles] = useState<File[]>([]);
  const [result, setResult] = useState<Imported[]>();
  const task = useTask('import-statement', '/api/v1/bank-statements');
  const preview = useCommand('post', '/api/v1/bank-statements/preview', { refresh: [] });

  function choose(chosen: File[]) {
    setFiles(chosen);
    setResult(undefined);
    preview.reset();
    task.begin.reset();
    if (chosen.length > 0) preview.mutate(form(chosen));
  }

  return (
    <Page title={t.title} lead={t.lead} back={{ to: path('receipts'), label: t.back }}>
      {!task.taskId && !result && (
        <FileDrop label={t.file} hint={t.hint} accept={['.csv', '.txt']} files={files} onChange={choose} />
      )}
      <ProblemNotice error={preview.error ?? task.begin.error} />
      {preview.isPending && <p role="status">{t.check}</p>}
      {preview.data && !task.taskId && (
        <Section title={t.preview}>
          {preview.data.map((statement) => (
            <StatementPreview
              key={statement.name}
              statement={statement}
              busy={task.begin.isPending}
              onTake={() => task.begin.mutate(form(files))}
            />
          ))}
        </Section>
      )}
      {task.taskId && (
        <TaskProgress
          taskId={task.taskId}
          onDone={({ result: imported }) => setResult(imported as unknown as Imported[])}
        />
      )}
      {result && (
        <Section title={t.result}>
          <StatementResult statements={result} />
          <div>
            <Button kind="secondary" onPress={() => (task.clear(), choose([]))}>
              {t.another}
            </Button>
          </div>
        </Section>
      )}
    </Page>
  );
}

/** The body of a form with the file, which the client's types know as text only. */
function form(files: readonly File[]) {
  const body = new FormData();
  for (const file of files) body.append('file', file);
  return { body: body as unknown as { file?: string } };
}
