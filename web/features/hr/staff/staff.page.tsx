import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { DataTable } from '../../../shared/ui/data-table/data-table';
import { Empty } from '../../../shared/ui/empty';
import { LinkButton } from '../../../shared/ui/link';
import { Loading } from '../../../shared/ui/loading';
import { Page } from '../../../shared/ui/page';
import { useEmployerId, useTo } from '../use-hr';
import { DoorTag } from './door-tag';
import { texts } from './staff.texts';
import { doors, doorWords } from './words';

export function StaffPage() {
  const t = useText(texts);
  const d = useText(doorWords);
  const to = useTo();
  const { day } = useFormat();
  const employerId = useEmployerId();
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        <>
          <LinkButton to={to('import')} kind="secondary">
            {t.upload}
          </LinkButton>
          <LinkButton to={to('staff/add')}>{t.add}</LinkButton>
        </>
      }
    >
      {employerId === undefined ? (
        <Loading lines={8} />
      ) : (
        <DataTable
          path="/api/v1/employers/{id}/employees"
          at={{ id: employerId }}
          caption={t.caption}
          search={t.search}
          exportName={t.file}
          rowLink={({ id }) => to(`staff/${id}`)}
          filters={[
            {
              key: 'door',
              kind: 'choice',
              label: t.door,
              options: doors.map((door) => ({ value: door, label: d[door] })),
            },
          ]}
          columns={[
            { key: 'name', label: t.name, cell: ({ name }) => name, sort: 'name', primary: true },
            { key: 'nameKana', label: t.nameKana, cell: ({ nameKana }) => nameKana, sort: 'nameKana' },
            {
              key: 'staffNumber',
              label: t.staffNumber,
              cell: ({ staffNumber }) => staffNumber,
              sort: 'staffNumber',
            },
            { key: 'door', label: t.door, cell: ({ door }) => <DoorTag door={door} /> },
            { key: 'email', label: t.email, cell: ({ email }) => email, sort: 'email', hidden: true },
            { key: 'fromOn', label: t.fromOn, cell: ({ fromOn }) => day(fromOn), sort: 'fromOn', hidden: true },
          ]}
          empty={
            <Empty title={t.empty} action={<LinkButton to={to('import')}>{t.upload}</LinkButton>}>
              {t.emptyNext}
            </Empty>
          }
        />
      )}
    </Page>
  );
}
