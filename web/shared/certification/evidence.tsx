import { useState } from 'react';
import { addressOf } from '../api/client';
import type { components } from '../api/schema';
import { useGrantId } from '../api/use-api';
import { useCommand } from '../api/use-command';
import { useLanguage } from '../i18n/language';
import { useText } from '../i18n/texts';
import { FileDrop } from '../ui/file-drop';
import { TextLink } from '../ui/link';
import { ProblemNotice } from '../ui/problem-notice';
import { useToast } from '../ui/toast';
import { texts } from './checklist.texts';

const MOST_BYTES = 10 * 1024 ** 2;

interface Props {
  certificationId: string;
  criterion: { id: string; name: string; nameEn: string };
  files: readonly components['schemas']['EvidenceView'][];
  open: boolean;
}

/** The papers that show one criterion; a chosen file is sent at once. */
export function Evidence({ certificationId, criterion, files, open }: Props) {
  const t = useText(texts);
  const { language } = useLanguage();
  const { say } = useToast();
  const grantId = useGrantId();
  const [sending, setSending] = useState<File[]>([]);
  const send = useCommand('post', '/api/v1/certifications/{id}/evidence', {
    refresh: ['/api/v1/certifications'],
    onDone: () => {
      setSending([]);
      say(t.uploaded);
    },
  });
  const choose = (chosen: File[]) => {
    setSending(chosen);
    send.reset();
    const [file] = chosen;
    if (!file) return;
    const form = new FormData();
    form.set('criterionId', criterion.id);
    form.set('file', file);
    // The description names a form's fields; what is sent is the form itself.
    send.mutate({ params: { path: { id: certificationId } }, body: form as never });
  };
  return (
    <div className="flex flex-col gap-3">
      {files.length > 0 ? (
        <ul className="flex flex-col gap-1">
          {files.map(({ id, name }) => (
            <li key={id}>
              <TextLink href={addressOf(grantId, `/api/v1/certifications/${certificationId}/evidence/${id}`)} download>
                {name}
              </TextLink>
            </li>
          ))}
        </ul>
      ) : (
        !open && <p>{t.evidenceNone}</p>
      )}
      {open && (
        <FileDrop
          label={t.evidenceFor(language === 'ja' ? criterion.name : criterion.nameEn)}
          hint={t.evidenceHint}
          accept={['.pdf', '.png', '.jpg', '.jpeg']}
          mostBytes={MOST_BYTES}
          files={sending}
          onChange={choose}
          disabled={send.isPending}
        />
      )}
      <ProblemNotice error={send.error} />
    </div>
  );
}
