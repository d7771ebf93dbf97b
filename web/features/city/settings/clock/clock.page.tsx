import { type FormEvent, useState } from 'react';
import { useCommand } from '../../../../shared/api/use-command';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { useCity } from '../../../../shared/session/use-me';
import { Button } from '../../../../shared/ui/button';
import { ConfirmDialog } from '../../../../shared/ui/confirm-dialog';
import { Facts } from '../../../../shared/ui/facts';
import { Loaded } from '../../../../shared/ui/loaded';
import { Notice } from '../../../../shared/ui/notice';
import { Page } from '../../../../shared/ui/page';
import { TextField } from '../../../../shared/ui/text-field';
import { useToast } from '../../../../shared/ui/toast';
import { texts } from './clock.texts';

/** A rehearsal lives through its months faster than the calendar. */
export function ClockPage() {
  const t = useText(texts);
  const { day } = useFormat();
  const { say } = useToast();
  const city = useCity();
  const [on, setOn] = useState('');
  const [asked, setAsked] = useState(false);
  const advance = useCommand('post', '/api/v1/clock', {
    onDone: () => {
      setAsked(false);
      say(t.done);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
  };
  return (
    <Page title={t.title} lead={<p>{t.lead}</p>} narrow>
      <Loaded of={city}>
        {({ today, kind }) =>
          kind === 'live' ? (
            <Notice title={t.live} />
          ) : (
            <form onSubmit={submit} className="flex flex-col gap-4">
              <Facts items={[{ label: t.now, value: day(today) }]} />
              <TextField label={t.on} type="date" min={today} value={on} onChange={setOn} required />
              <div>
                <Button type="submit">{t.advance}</Button>
              </div>
            </form>
          )
        }
      </Loaded>
      <ConfirmDialog
        title={t.title}
        open={asked}
        onClose={() => setAsked(false)}
        onConfirm={() => advance.mutate({ body: { on } })}
        action={t.advance}
        busy={advance.isPending}
        error={advance.error}
      >
        {asked && <p>{t.confirm(day(on))}</p>}
      </ConfirmDialog>
    </Page>
  );
}
