import { useFormat } from '../../../../shared/format/format';
import { useLanguage } from '../../../../shared/i18n/language';
import { useText } from '../../../../shared/i18n/texts';
import { roleNames } from '../../../../shared/session/role-names';
import { DataTable } from '../../../../shared/ui/data-table/data-table';
import { Page } from '../../../../shared/ui/page';
import { StatusTag } from '../../../../shared/ui/status-tag';
import { useCityPath } from '../../parts/use-city-path';
import { texts } from './audit.texts';
import { OUTCOME_TONES, outcomes, roles } from './audit-words';
import { permissionWord } from './permission-words';

/** Every act of staff, the newest first; each leads to what it changed. */
export function AuditPage() {
  const t = useText(texts);
  const roleName = useText(roleNames);
  const { instant } = useFormat();
  const path = useCityPath();
  const { language } = useLanguage();
  return (
    <Page title={t.title} lead={<p>{t.lead}</p>}>
      <DataTable
        path="/api/v1/audit-acts"
        caption={t.caption}
        exportName={t.file}
        rowLink={({ id }) => path(`audit/${id}`)}
        filters={[
          {
            key: 'role',
            label: t.who,
            kind: 'choice',
            options: roles.map((value) => ({ value, label: roleName[value] })),
          },
          {
            key: 'outcome',
            label: t.outcome,
            kind: 'choice',
            options: outcomes.map((value) => ({ value, label: t.outcomes[value] })),
          },
          { key: 'what', label: t.what, kind: 'text' },
          { key: 'from', label: t.from, kind: 'day' },
          { key: 'until', label: t.until, kind: 'day' },
        ]}
        columns={[
          { key: 'begunAt', label: t.when, cell: (row) => instant(row.begunAt), primary: true },
          { key: 'role', label: t.who, cell: (row) => roleName[row.role] },
          { key: 'kind', label: t.kind, cell: (row) => t.kinds[row.kind] },
          { key: 'permission', label: t.what, cell: (row) => permissionWord(row.permission, language) },
          {
            key: 'outcome',
            label: t.outcome,
            cell: (row) => <StatusTag tone={OUTCOME_TONES[row.outcome]}>{t.outcomes[row.outcome]}</StatusTag>,
          },
          { key: 'fromAddress', label: t.address, cell: (row) => row.fromAddress, hidden: true },
        ]}
      />
    </Page>
  );
}
