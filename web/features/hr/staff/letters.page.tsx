import { useState } from 'react';
import { useApi } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { DataTable } from '../../../shared/ui/data-table/data-table';
import { Empty } from '../../../shared/ui/empty';
import { LinkButton } from '../../../shared/ui/link';
import { Loading } from '../../../shared/ui/loading';
import { Page } from '../../../shared/ui/page';
import { useEmployerId, useTo } from '../use-hr';
import { texts } from './letters.texts';
import { SendingNow } from './sending-now';
import { useSending } from './use-sending';
import type { Employee } from './words';

/** Those who have no letter that is good, and no account: to whom it is sent, to some or to all. */
export function LettersPage() {
  const t = useText(texts);
  const to = useTo();
  const { day, number } = useFormat();
  const employerId = useEmployerId();
  const [asked, setAsked] = useState<{ people: readonly Employee[] | 'all'; count: number; clear: () => void }>();
  const { sending, send, sendToAll, stop } = useSending(employerId);
  const busy = sending !== undefined && !sending.over;
  const { data: waiting } = useApi().useQuery(
    'get',
    '/api/v1/employers/{id}/employees',
    { params: { path: { id: employerId ?? '' }, query: { door: 'no_letter', limit: 1 } } },
    { enabled: employerId !== undefined },
  );
  const total = waiting?.total ?? 0;

  function confirmed() {
    if (!asked) return;
    setAsked(undefined);
    asked.clear();
    void (asked.people === 'all' ? sendToAll() : send(asked.people));
  }

  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        total > 0 && (
          <Button isDisabled={busy} onPress={() => setAsked({ people: 'all', count: total, clear: () => undefined })}>
            {t.all(number(total))}
          </Button>
        )
      }
    >
      {sending && <SendingNow sending={sending} onStop={stop} />}
      {employerId === undefined ? (
        <Loading lines={6} />
      ) : (
        <DataTable
          path="/api/v1/employers/{id}/employees"
          at={{ id: employerId }}
          query={{ door: 'no_letter' }}
          caption={t.caption}
          search={t.search}
          rowLink={({ id }) => to(`staff/${id}`)}
          bulkActions={(people, clear) => (
            <Button size="sm" isDisabled={busy} onPress={() => setAsked({ people, count: people.length, clear })}>
              {t.some(number(people.length))}
            </Button>
          )}
          columns={[
            { key: 'name', label: t.name, cell: ({ name }) => name, sort: 'name', primary: true },
            { key: 'staffNumber', label: t.staffNumber, cell: ({ staffNumber }) => staffNumber, sort: 'staffNumber' },
            { key: 'email', label: t.email, cell: ({ email }) => email, sort: 'email' },
            { key: 'fromOn', label: t.fromOn, cell: ({ fromOn }) => day(fromOn), sort: 'fromOn' },
          ]}
          empty={
            <Empty
              title={t.none}
              action={
                <LinkButton to={to('staff')} kind="secondary">
                  {t.staff}
                </LinkButton>
              }
            >
              {t.noneNext}
            </Empty>
          }
        />
      )}
      <ConfirmDialog
        title={t.confirm}
        open={asked !== undefined}
        onClose={() => setAsked(undefined)}
        action={t.confirm}
        onConfirm={confirmed}
      >
        <p>{t.confirmText(number(asked?.count ?? 0))}</p>
      </ConfirmDialog>
    </Page>
  );
}
