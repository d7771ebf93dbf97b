import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { components } from '../../../shared/api/schema';
import { addressOf } from '../../../shared/api/client';
import { useGrantId } from '../../../shared/api/use-api';
import { useCommand } from '../../../shared/api/use-command';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { useCity } from '../../../shared/session/use-me';
import { Button } from '../../../shared/ui/button';
import { CheckField } from '../../../shared/ui/choice-field';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { DownloadButton } from '../../../shared/ui/download/download-button';
import { FileDrop } from '../../../shared/ui/file-drop';
import { LinkButton } from '../../../shared/ui/link';
import { Page } from '../../../shared/ui/page';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { Section } from '../../../shared/ui/section';
import { TaskProgress } from '../../../shared/ui/tasks/task-progress';
import { useCityPath } from '../parts/use-city-path';
import { ImportReport } from './import-report';
import { takenIn } from './import-counts';
import type { Imported } from './imported';
import { texts } from './imports.texts';
import { asForm, formOf } from './upload';

/** The city's own files: looked through first, then taken. */
export function ImportsPage() {
  const t = useText(texts);
  const { number } = useFormat();
  const grantId = useGrantId();
  const path = useCityPath();
  const { data: city } = useCity();
  const [files, setFiles] = useState<File[]>([]);
  const [tried, setTried] = useState(false);
  const [approve, setApprove] = useState(false);
  const [asked, setAsked] = useState(false);
  // It stands in the address, so that the work can be left and found again.
  const [search, setSearch] = useSearchParams();
  const taskId = search.get('task');
  const [result, setResult] = useState<Imported>();
  const preview = useCommand('post', '/api/v1/imports/preview', { refresh: [] });
  const take = useCommand<'post', '/api/v1/imports', components['schemas']['TaskView']>('post', '/api/v1/imports', {
    long: true,
    onDone: ({ id }) => {
      setAsked(false);
      setSearch({ task: id });
    },
  });
  const seen = preview.data;
  const new_ = seen ? takenIn(seen) : 0;
  const fields: Record<string, string> = approve ? { approve: 'true' } : {};
  const template = (kind: 'roster' | 'coworkers') =>
    addressOf(grantId, '/api/v1/imports/template', { kind, format: 'xlsx' });

  function startAgain() {
    setFiles([]);
    setSearch({});
    setResult(undefined);
    setTried(false);
    preview.reset();
    take.reset();
  }

  if (taskId)
    return (
      <Page title={t.title}>
        <TaskProgress taskId={taskId} onDone={({ result: made }) => setResult(made as unknown as Imported)} />
        {result && <ImportReport imported={result} files={files} done />}
        <div className="flex flex-wrap gap-3">
          <LinkButton to={path('enrolments?state=applied')}>{t.toEnrolments}</LinkButton>
          <Button kind="secondary" onPress={startAgain}>
            {t.again}
          </Button>
        </div>
      </Page>
    );

  return (
    <Page title={t.title} lead={t.lead}>
      <Section title={t.templates}>
        <div className="flex flex-wrap gap-3">
          <DownloadButton address={template('roster')} name="roster.xlsx">
            {t.roster}
          </DownloadButton>
          <DownloadButton address={template('coworkers')} name="coworkers.xlsx">
            {t.coworkers}
          </DownloadButton>
        </div>
      </Section>
      <FileDrop
        label={t.files}
        hint={t.filesHint}
        accept={['.csv', '.xlsx']}
        multiple
        files={files}
        onChange={(chosen) => {
          setFiles(chosen);
          preview.reset();
        }}
        error={tried && files.length === 0 ? t.noFiles : undefined}
      />
      <ProblemNotice error={preview.error} />
      <div>
        <Button
          kind={seen ? 'secondary' : 'primary'}
          busy={preview.isPending}
          onPress={() => {
            setTried(true);
            if (files.length > 0) preview.mutate(asForm(formOf(files)));
          }}
        >
          {preview.isPending ? t.previewing : t.preview}
        </Button>
      </div>
      {seen && (
        <>
          <ImportReport imported={seen} files={files} />
          {new_ > 0 && (
            <div className="flex flex-col items-start gap-4">
              {city?.kind === 'rehearsal' && <CheckField label={t.approve} checked={approve} onChange={setApprove} />}
              <Button onPress={() => setAsked(true)}>{t.take}</Button>
            </div>
          )}
        </>
      )}
      {asked && (
        <ConfirmDialog
          open
          title={t.takeTitle(number(new_))}
          action={t.take}
          busy={take.isPending}
          error={take.error}
          onClose={() => setAsked(false)}
          onConfirm={() => take.mutate(asForm(formOf(files, fields)))}
        >
          <p>{approve ? t.takeWhatApproved : t.takeWhat}</p>
        </ConfirmDialog>
      )}
    </Page>
  );
}
