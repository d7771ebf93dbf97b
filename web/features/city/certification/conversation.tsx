import { useState } from 'react';
import { useCommand } from '../../../shared/api/use-command';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { usePermissions } from '../../../shared/session/use-me';
import { Button } from '../../../shared/ui/button';
import { fieldError, ProblemNotice } from '../../../shared/ui/problem-notice';
import { Section } from '../../../shared/ui/section';
import { TextField } from '../../../shared/ui/text-field';
import { useToast } from '../../../shared/ui/toast';
import { Talk } from '../parts/talk';
import type { Application } from './application';
import { texts } from './conversation.texts';

/** What the review asks, and what the applicant answers. */
export function Conversation({ application: { id, messages, state } }: { application: Application }) {
  const t = useText(texts);
  const { instant } = useFormat();
  const { say } = useToast();
  const may = usePermissions();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const ask = useCommand('post', '/api/v1/certifications/{id}/messages', {
    onDone: () => {
      setText('');
      setTried(false);
      say(t.sent);
    },
  });
  const asking = state === 'applied' && may('applications.review');
  if (messages.length === 0 && !asking) return null;
  return (
    <Section title={t.title}>
      <Talk
        empty={t.none}
        messages={messages.map((one) => ({
          key: String(one.number),
          ours: one.fromCity,
          who: one.fromCity ? t.city : t.applicant,
          at: instant(one.writtenAt),
          words: one.text,
        }))}
      />
      {asking && (
        <form
          noValidate
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            setTried(true);
            if (text.trim() !== '') ask.mutate({ params: { path: { id } }, body: { text: text.trim() } });
          }}
        >
          <TextField
            label={t.ask}
            hint={t.hint}
            multiline
            maxLength={4000}
            value={text}
            onChange={setText}
            error={tried && text.trim() === '' ? t.missing : fieldError(ask.error, 'text')}
          />
          <ProblemNotice error={ask.error} />
          <div>
            <Button type="submit" kind="secondary" busy={ask.isPending}>
              {t.send}
            </Button>
          </div>
        </form>
      )}
    </Section>
  );
}
