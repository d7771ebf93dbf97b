import { useState } from 'react';
import { useText } from '../../../shared/i18n/texts';
import { usePermissions } from '../../../shared/session/use-me';
import { Button } from '../../../shared/ui/button';
import { DataTable } from '../../../shared/ui/data-table/data-table';
import { Empty } from '../../../shared/ui/empty';
import { Section } from '../../../shared/ui/section';
import { StatusTag } from '../../../shared/ui/status-tag';
import { Day } from '../parts/dates';
import { AddEmployee } from './add-employee';
import type { Employee } from './employee';
import { EmployeeDialog } from './employee-dialog';
import { texts } from './employees.texts';
import { RowAction } from '../parts/row-action';

/** The people of an employer, with what can be done for each. */
export function Employees({ employerId }: { employerId: string }) {
  const t = useText(texts);
  const may = usePermissions();
  const [open, setOpen] = useState<Employee>();
  const [adding, setAdding] = useState(false);
  const acts = may('employees.welcome') || may('paper_sheets.read');
  return (
    <Section
      title={t.title}
      lead={t.lead}
      actions={
        may('employees.write') && (
          <Button kind="secondary" onPress={() => setAdding(true)}>
            {t.add}
          </Button>
        )
      }
    >
      <DataTable
        path="/api/v1/employers/{id}/employees"
        at={{ id: employerId }}
        name="staff"
        caption={t.caption}
        exportName={t.file}
        search={t.search}
        columns={[
          { key: 'name', label: t.name, sort: 'nameKana', cell: (row) => row.name, primary: true },
          { key: 'nameKana', label: t.kana, cell: (row) => row.nameKana, hidden: true },
          { key: 'staffNumber', label: t.staffNumber, sort: 'staffNumber', cell: (row) => row.staffNumber },
          { key: 'email', label: t.email, cell: (row) => row.email },
          { key: 'fromOn', label: t.since, sort: 'fromOn', cell: (row) => <Day on={row.fromOn} /> },
          {
            key: 'door',
            label: t.door,
            cell: (row) => (
              <StatusTag tone={row.door === 'signs_in' ? 'good' : 'neutral'}>{t.doors[row.door]}</StatusTag>
            ),
          },
          ...(acts
            ? [
                {
                  key: 'actions',
                  inFile: [] as const,
                  label: t.actions,
                  cell: (row: Employee) => (
                    <RowAction label={t.openOf(row.name)} onPress={() => setOpen(row)}>
                      {t.open}
                    </RowAction>
                  ),
                },
              ]
            : []),
        ]}
        empty={<Empty title={t.empty}>{t.emptyNext}</Empty>}
      />
      {open && <EmployeeDialog employee={open} onClose={() => setOpen(undefined)} />}
      {adding && <AddEmployee employerId={employerId} onClose={() => setAdding(false)} />}
    </Section>
  );
}
