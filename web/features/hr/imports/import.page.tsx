import { useState } from 'react';
import { useText } from '../../../shared/i18n/texts';
import { FileDrop } from '../../../shared/ui/file-drop';
import { Loading } from '../../../shared/ui/loading';
import { Page } from '../../../shared/ui/page';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { Section } from '../../../shared/ui/section';
import { TaskList } from '../../../shared/ui/tasks/task-list';
import { useTo } from '../use-hr';
import { texts } from './import.texts';
import { PreviewOf } from './preview-of';
import { Templates } from './templates';
import { isWrongFile, usePreview } from './use-preview';
import { WrongFile, WrongTips } from './wrong-file';

export function ImportPage() {
  const t = useText(texts);
  const to = useTo();
  const [files, setFiles] = useState<File[]>([]);
  const preview = usePreview();
  const choose = (chosen: File[]) => {
    setFiles(chosen);
    preview.reset();
    if (chosen[0]) preview.mutate(chosen[0]);
  };
  const read = preview.data;
  const good = read && !isWrongFile(read) ? read : undefined;
  return (
    <Page title={t.title} lead={t.lead}>
      {!good && (
        <FileDrop
          label={t.file}
          hint={t.fileHint}
          accept={['.xlsx', '.csv']}
          files={files}
          onChange={choose}
          disabled={preview.isPending}
        />
      )}
      {preview.isPending && (
        <Section title={t.reading}>
          <Loading lines={6} />
        </Section>
      )}
      {preview.isError && (
        <ProblemNotice error={preview.error}>
          <WrongTips />
        </ProblemNotice>
      )}
      {read && !good && <WrongFile preview={read} />}
      {good && <PreviewOf preview={good} onAnother={() => choose([])} />}
      {!good && (
        <>
          <Templates />
          <Section title={t.history}>
            <TaskList limit={5} linkOf={({ id }) => to(`import/${id}`)} />
          </Section>
        </>
      )}
    </Page>
  );
}
