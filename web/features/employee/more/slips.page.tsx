import { useState } from 'react';
import { useCommand } from '../../../shared/api/use-command';
import type { components } from '../../../shared/api/schema';
import { useApi } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { useMe } from '../../../shared/session/use-me';
import { Button } from '../../../shared/ui/button';
import { Card } from '../../../shared/ui/card';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { Empty } from '../../../shared/ui/empty';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { StatusTag } from '../../../shared/ui/status-tag';
import { useToast } from '../../../shared/ui/toast';
import { dayInJapan } from '../in-japan';
import { useHome } from '../use-home';
import { texts } from './slips.texts';

type Sheet = components['schemas']['PaperSheetView'];

const PATH = '/api/v1/paper-sheets';

export function SlipsPage() {
  const t = useText(texts);
  const home = useHome();
  const { data: me } = useMe();
  const sheets = useApi().useQuery(
    'get',
    PATH,
    { params: { query: { employeeId: me?.employeeId ?? '' } } },
    { enabled: me?.employeeId !== undefined },
  );
  return (
    <Page title={t.title} lead={<p>{t.lead}</p>} back={{ to: `${home}/more`, label: t.back }} narrow>
      <Loaded of={sheets}>
        {(found) =>
          found.length === 0 ? (
            <Empty title={t.none}>{t.noneLead}</Empty>
          ) : (
            <ul className="flex flex-col gap-4">
              {found.map((sheet) => (
                <li key={sheet.id}>
                  <SheetCard sheet={sheet} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}

function SheetCard({ sheet: { id, notes, noteYen, slips, usableThrough, madeAt, revokedAt } }: { sheet: Sheet }) {
  const t = useText(texts);
  const { yen, day } = useFormat();
  const { say } = useToast();
  const [asked, setAsked] = useState<number | 'all'>();
  const onDone = () => {
    say(t.done);
    setAsked(undefined);
  };
  const all = useCommand('delete', '/api/v1/paper-sheets/{id}', { refresh: [PATH], onDone });
  const one = useCommand('delete', '/api/v1/paper-sheets/{id}/slips/{number}', { refresh: [PATH], onDone });
  const command = asked === 'all' ? all : one;
  return (
    <Card>
      <p className="font-bold">{t.sheet(day(dayInJapan(madeAt)))}</p>
      <p>{t.slips(slips.length, notes, yen(notes * noteYen))}</p>
      {revokedAt === null ? (
        <>
          <p className="text-sm text-solid-gray-700">{t.until(day(usableThrough))}</p>
          <ul className="divide-y divide-solid-gray-200">
            {slips.map((slip) => (
              <li key={slip.number} className="flex min-h-12 items-center justify-between gap-3">
                <span className="tabular-nums">{t.slip(slip.number)}</span>
                {slip.revokedAt === null ? (
                  <Button
                    kind="plain"
                    size="sm"
                    aria-label={t.stopOne(slip.number)}
                    onPress={() => setAsked(slip.number)}
                  >
                    {t.stopOneShort}
                  </Button>
                ) : (
                  <StatusTag>{t.stopped}</StatusTag>
                )}
              </li>
            ))}
          </ul>
          <Button kind="secondary" wide onPress={() => setAsked('all')}>
            {t.stopAll}
          </Button>
        </>
      ) : (
        <div>
          <StatusTag>{t.stopped}</StatusTag>
        </div>
      )}
      <ConfirmDialog
        title={typeof asked === 'number' ? t.askOne(asked) : t.askAll}
        open={asked !== undefined}
        onClose={() => {
          command.reset();
          setAsked(undefined);
        }}
        action={t.stopOneShort}
        danger
        busy={command.isPending}
        error={command.error}
        onConfirm={() =>
          typeof asked === 'number'
            ? one.mutate({ params: { path: { id, number: asked } } })
            : all.mutate({ params: { path: { id } } })
        }
      >
        <p>{t.askLead}</p>
      </ConfirmDialog>
    </Card>
  );
}
