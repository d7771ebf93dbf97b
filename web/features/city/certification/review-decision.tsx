import { useState } from 'react';
import { useApi } from '../../../shared/api/use-api';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { useCity } from '../../../shared/session/use-me';
import { Button } from '../../../shared/ui/button';
import { fieldError } from '../../../shared/ui/problem-notice';
import { TextField } from '../../../shared/ui/text-field';
import { useToast } from '../../../shared/ui/toast';
import { ReasonDialog } from '../parts/reason-dialog';
import type { Application } from './application';
import { texts } from './decision.texts';
import { dayAfter, lastDayOf } from './validity';

interface Props {
  application: Application;
  holderName: string;
  /** Whether every criterion is decided and saved. */
  ready: boolean;
}

/** Certified with its days, or refused. */
export function ReviewDecision({ application, holderName, ready }: Props) {
  const t = useText(texts);
  const { say } = useToast();
  const { data: city } = useCity();
  const [asked, setAsked] = useState<'certify' | 'refuse'>();
  const [days, setDays] = useState<{ from?: string; until?: string }>({});
  const close = () => setAsked(undefined);
  const params = { path: { id: application.id } };
  const { data: before } = useApi().useQuery(
    'get',
    '/api/v1/certifications/{id}',
    { params: { path: { id: application.renews ?? '' } } },
    { enabled: application.renews !== null },
  );
  const certify = useCommand('post', '/api/v1/certifications/{id}/certify', {
    onDone: () => {
      close();
      say(t.certified);
    },
  });
  const refuse = useCommand('post', '/api/v1/certifications/{id}/refuse', {
    onDone: () => {
      close();
      say(t.refused);
    },
  });
  const first = before?.validUntil ? dayAfter(before.validUntil) : (city?.today ?? '');
  const fromOn = days.from ?? first;
  const validUntil = days.until ?? (fromOn ? lastDayOf(fromOn) : '');

  return (
    <div className="flex flex-col gap-3">
      <h3 className="text-lg font-bold">{t.decide}</h3>
      {!ready && <p>{t.notReady}</p>}
      <div className="flex flex-wrap gap-3">
        <Button isDisabled={!ready} onPress={() => setAsked('certify')}>
          {t.certify}
        </Button>
        <Button kind="secondary" onPress={() => setAsked('refuse')}>
          {t.refuse}
        </Button>
      </div>
      {asked === 'certify' && (
        <ReasonDialog
          title={t.certifyTitle(holderName)}
          action={t.certify}
          busy={certify.isPending}
          error={certify.error}
          most={1000}
          ready={[t.ready.met]}
          complete={fromOn !== '' && validUntil !== ''}
          onClose={close}
          onConfirm={(reason) => certify.mutate({ params, body: { reason, fromOn, validUntil } })}
        >
          <p>{t.certifyWhat}</p>
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              label={t.from}
              type="date"
              required
              value={fromOn}
              onChange={(from) => setDays({ ...days, from })}
              error={fromOn === '' ? t.missingDay : fieldError(certify.error, 'fromOn')}
            />
            <TextField
              label={t.until}
              type="date"
              required
              value={validUntil}
              onChange={(until) => setDays({ ...days, until })}
              error={validUntil === '' ? t.missingDay : fieldError(certify.error, 'validUntil')}
            />
          </div>
        </ReasonDialog>
      )}
      {asked === 'refuse' && (
        <ReasonDialog
          title={t.refuseTitle(holderName)}
          action={t.refuse}
          danger
          busy={refuse.isPending}
          error={refuse.error}
          most={1000}
          ready={[t.ready.few, t.ready.noFile]}
          onClose={close}
          onConfirm={(reason) => refuse.mutate({ params, body: { reason } })}
        >
          <p>{t.refuseWhat}</p>
        </ReasonDialog>
      )}
    </div>
  );
}
