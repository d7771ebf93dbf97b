import { useParams } from 'react-router';
import { useApi } from '../../../../shared/api/use-api';
import { useFormat } from '../../../../shared/format/format';
import { useLanguage } from '../../../../shared/i18n/language';
import { useText } from '../../../../shared/i18n/texts';
import { roleNames } from '../../../../shared/session/role-names';
import { Facts } from '../../../../shared/ui/facts';
import { Loaded } from '../../../../shared/ui/loaded';
import { Page } from '../../../../shared/ui/page';
import { Section } from '../../../../shared/ui/section';
import { StatusTag } from '../../../../shared/ui/status-tag';
import { useCityPath } from '../../parts/use-city-path';
import { texts } from './audit.texts';
import { OUTCOME_TONES } from './audit-words';
import { Change } from './change';
import { permissionWord } from './permission-words';

/** One act: who, when, by what way, and row by row what it changed. */
export function ActPage() {
  const t = useText(texts);
  const roleName = useText(roleNames);
  const { instant } = useFormat();
  const { id = '' } = useParams();
  const path = useCityPath();
  const { language } = useLanguage();
  const act = useApi().useQuery('get', '/api/v1/audit-acts/{id}', { params: { path: { id } } });
  return (
    <Page title={t.act} back={{ to: path('audit'), label: t.back }}>
      <Loaded of={act}>
        {(one) => (
          <>
            <Facts
              items={[
                { label: t.when, value: instant(one.begunAt) },
                { label: t.who, value: roleName[one.role] },
                { label: t.kind, value: t.kinds[one.kind] },
                { label: t.what, value: permissionWord(one.permission, language) },
                {
                  label: t.outcome,
                  value: <StatusTag tone={OUTCOME_TONES[one.outcome]}>{t.outcomes[one.outcome]}</StatusTag>,
                },
                { label: t.source, value: t.sources[one.source] },
                ...(one.problem ? [{ label: t.problem, value: one.problem }] : []),
                ...(one.reads ? [{ label: t.reads, value: one.reads }] : []),
                ...(one.route
                  ? [{ label: t.route, value: <code className="break-all">{`${one.method ?? ''} ${one.route}`}</code> }]
                  : []),
                ...(one.fromAddress ? [{ label: t.address, value: one.fromAddress }] : []),
                ...(one.device ? [{ label: t.device, value: one.device }] : []),
                ...(one.requestId
                  ? [{ label: t.request, value: <code className="break-all">{one.requestId}</code> }]
                  : []),
              ]}
            />
            <Section title={t.changes(one.changeCount)}>
              {one.changes.length === 0 ? (
                <p>{t.noChanges}</p>
              ) : (
                one.changes.map((change, place) => <Change key={place} change={change} />)
              )}
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}
