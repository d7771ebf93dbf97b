import { useFormat } from '../../../shared/format/format';
import { useApi } from '../../../shared/api/use-api';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Loaded } from '../../../shared/ui/loaded';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { Section } from '../../../shared/ui/section';
import { StatusTag } from '../../../shared/ui/status-tag';
import { useToast } from '../../../shared/ui/toast';
import { texts } from './account.texts';
import { deviceName } from './device-name';

/** Where one is signed in; a device that was lost is signed out from here. */
export function SessionsSection() {
  const t = useText(texts);
  const { instant } = useFormat();
  const { say } = useToast();
  const sessions = useApi().useQuery('get', '/api/v1/auth/sessions');
  const done = { refresh: ['/api/v1/auth/sessions'], onDone: () => say(t.ended) };
  const end = useCommand('post', '/api/v1/auth/sessions/{id}/end', done);
  const endOthers = useCommand('post', '/api/v1/auth/sessions/end-others', done);
  return (
    <Section title={t.sessions}>
      <Loaded of={sessions}>
        {(list) => (
          <ul className="flex flex-col">
            {[list].flat().map((session) => (
              <li
                key={session.id}
                className="flex flex-wrap items-center justify-between gap-3 border-b border-solid-gray-200 py-3"
              >
                <span className="min-w-0">
                  <span className="block font-bold">
                    {deviceName(session.device) ?? t.unknownDevice}{' '}
                    {session.current && <StatusTag tone="good">{t.current}</StatusTag>}
                  </span>
                  <span className="block text-sm text-solid-gray-700">
                    {t.started(instant(session.startedAt), session.address)}
                  </span>
                </span>
                {!session.current && (
                  <Button
                    kind="secondary"
                    size="sm"
                    busy={end.isPending}
                    aria-label={`${t.end} ${deviceName(session.device) ?? t.unknownDevice}`}
                    onPress={() => end.mutate({ params: { path: { id: session.id } } })}
                  >
                    {t.end}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <ProblemNotice error={end.error ?? endOthers.error} />
      <div className="flex flex-wrap gap-3">
        <Button kind="secondary" busy={endOthers.isPending} onPress={() => endOthers.mutate({})}>
          {t.endOthers}
        </Button>
      </div>
    </Section>
  );
}
