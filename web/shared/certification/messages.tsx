import { useState } from 'react';
import { useCommand } from '../api/use-command';
import { useFormat } from '../format/format';
import { useText } from '../i18n/texts';
import { Button } from '../ui/button';
import { ProblemNotice } from '../ui/problem-notice';
import { Section } from '../ui/section';
import { TextField } from '../ui/text-field';
import { useToast } from '../ui/toast';
import { texts } from './checklist.texts';
import type { Application } from './certification';

/** What the city asks, and what the applicant answers. */
export function Messages({ application: { id, messages }, open }: { application: Application; open: boolean }) {
  const t = useText(texts);
  const { instant } = useFormat();
  const { say } = useToast();
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const send = useCommand('post', '/api/v1/certifications/{id}/messages', {
    refresh: ['/api/v1/certifications'],
    onDone: () => {
      setText('');
      say(t.sent);
    },
  });
  if (!open && messages.length === 0) return null;
  const submit = () => {
    setMissing(text.trim() === '');
    if (text.trim() !== '') send.mutate({ params: { path: { id } }, body: { text: text.trim() } });
  };
  return (
    <Section title={t.messages}>
      {messages.length === 0 && <p className="text-solid-gray-700">{t.messagesNone}</p>}
      <ol className="flex flex-col gap-3">
        {messages.map(({ number, fromCity, text: said, writtenAt }) => (
          <li
            key={number}
            className={`max-w-[90%] rounded-16 p-4 ${fromCity ? 'self-start bg-solid-gray-50' : 'self-end bg-blue-50'}`}
          >
            <p className="text-sm">
              <strong>{fromCity ? t.fromCity : t.fromYou}</strong> {instant(writtenAt)}
            </p>
            <p className="whitespace-pre-line">{said}</p>
          </li>
        ))}
      </ol>
      {open && (
        <div className="flex flex-col gap-3">
          <TextField
            label={t.write}
            hint={t.writeHint}
            value={text}
            onChange={setText}
            multiline
            rows={3}
            maxLength={4_000}
            error={missing ? t.writeMissing : undefined}
          />
          <ProblemNotice error={send.error} />
          <div>
            <Button kind="secondary" onPress={submit} busy={send.isPending}>
              {t.send}
            </Button>
          </div>
        </div>
      )}
    </Section>
  );
}
