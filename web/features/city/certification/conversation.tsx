import { useCommand } from '../../../shared/api/use-command';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { usePermissions } from '../../../shared/session/use-me';
import { Section } from '../../../shared/ui/section';
import { useToast } from '../../../shared/ui/toast';
import { ReplyForm } from '../parts/reply-form';
import { Talk } from '../parts/talk';
import type { Application } from './application';
import { texts } from './conversation.texts';

/** What the review asks, and what the applicant answers. */
export function Conversation({ application: { id, messages, state } }: { application: Application }) {
  const t = useText(texts);
  const { instant } = useFormat();
  const { say } = useToast();
  const may = usePermissions();
  const ask = useCommand('post', '/api/v1/certifications/{id}/messages', { onDone: () => say(t.sent) });
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
        <ReplyForm
          label={t.ask}
          hint={t.hint}
          missing={t.missing}
          action={t.send}
          kind="secondary"
          field="text"
          busy={ask.isPending}
          error={ask.error}
          onSend={(text, forget) => ask.mutate({ params: { path: { id } }, body: { text } }, { onSuccess: forget })}
        />
      )}
    </Section>
  );
}
