import { useState } from 'react';
import type { components } from '../../../shared/api/schema';
import { useApi } from '../../../shared/api/use-api';
import { useCommand } from '../../../shared/api/use-command';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Card } from '../../../shared/ui/card';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { Section } from '../../../shared/ui/section';
import { useToast } from '../../../shared/ui/toast';
import { texts } from './people.texts';

type Asked = components['schemas']['AskedRecoveryView'];

/** People of the shop who lost every way of signing in, for whom the owner vouches. Nothing where there are none. */
export function Recoveries() {
  const t = useText(texts);
  const { instant } = useFormat();
  const { say } = useToast();
  const { data } = useApi().useQuery('get', '/api/v1/recovery-requests');
  const asked = data?.filter(({ approved }) => !approved) ?? [];
  const [vouching, setVouching] = useState<Asked>();
  const approve = useCommand('post', '/api/v1/recovery-requests/{id}/approve', {
    refresh: ['/api/v1/recovery-requests'],
    onDone: () => {
      setVouching(undefined);
      say(t.recoveryDone);
    },
  });
  if (asked.length === 0) return null;
  return (
    <Section title={t.recovery} lead={<p>{t.recoveryLead}</p>}>
      {asked.map((one) => (
        <Card key={one.id}>
          <p>
            <strong>{one.name}</strong> <span className="break-all">{one.email}</span>
          </p>
          <p className="text-sm">{t.askedAt(instant(one.requestedAt))}</p>
          <div>
            <Button kind="secondary" onPress={() => setVouching(one)}>
              {t.recoveryOk}
            </Button>
          </div>
        </Card>
      ))}
      {vouching && (
        <ConfirmDialog
          title={t.recoveryTitle(vouching.name)}
          open
          action={t.recoveryOk}
          busy={approve.isPending}
          error={approve.error}
          onClose={() => setVouching(undefined)}
          onConfirm={() => approve.mutate({ params: { path: { id: vouching.id } } })}
        >
          <p>{t.recoveryLead}</p>
        </ConfirmDialog>
      )}
    </Section>
  );
}
