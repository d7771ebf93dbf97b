import { useState } from 'react';
import type { components } from '../../../shared/api/schema';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { usePermissions } from '../../../shared/session/use-me';
import { Button } from '../../../shared/ui/button';
import { Section } from '../../../shared/ui/section';
import { useToast } from '../../../shared/ui/toast';
import { ReasonDialog } from '../parts/reason-dialog';
import { texts } from './signals.texts';

type Step = 'lookInto' | 'confirm' | 'dismiss';

/** Look into it; then it is abuse, or it is not. */
export function SignalSteps({ signal: { id, state } }: { signal: components['schemas']['SignalDetailView'] }) {
  const t = useText(texts);
  const { say } = useToast();
  const may = usePermissions();
  const [asked, setAsked] = useState<Step>();
  const close = () => setAsked(undefined);
  const onDone = () => {
    close();
    say(t.done);
  };
  const commands = {
    lookInto: useCommand('post', '/api/v1/signals/{id}/look-into', { onDone }),
    confirm: useCommand('post', '/api/v1/signals/{id}/confirm', { onDone }),
    dismiss: useCommand('post', '/api/v1/signals/{id}/dismiss', { onDone }),
  };
  const words = {
    lookInto: { title: t.lookIntoTitle, what: t.lookIntoWhat, ready: [t.ready.look, t.ready.ask] },
    confirm: { title: t.confirmTitle, what: t.confirmWhat, ready: [t.ready.abuse] },
    dismiss: { title: t.dismissTitle, what: t.dismissWhat, ready: [t.ready.fine, t.ready.same] },
  };
  if (!may('signals.decide') || state === 'confirmed' || state === 'dismissed') return null;
  return (
    <Section title={t.act} lead={state === 'open' && t.firstLook}>
      <div className="flex flex-wrap gap-3">
        {state === 'open' ? (
          <Button onPress={() => setAsked('lookInto')}>{t.lookInto}</Button>
        ) : (
          <>
            <Button kind="secondary" onPress={() => setAsked('dismiss')}>
              {t.dismiss}
            </Button>
            <Button kind="secondary" onPress={() => setAsked('confirm')}>
              {t.confirm}
            </Button>
          </>
        )}
      </div>
      {asked && (
        <ReasonDialog
          key={asked}
          title={words[asked].title}
          action={t[asked]}
          danger={asked === 'confirm'}
          busy={commands[asked].isPending}
          error={commands[asked].error}
          most={1000}
          ready={words[asked].ready}
          onClose={close}
          onConfirm={(reason) => commands[asked].mutate({ params: { path: { id } }, body: { reason } })}
        >
          <p>{words[asked].what}</p>
        </ReasonDialog>
      )}
    </Section>
  );
}
