import type { components } from '../../../../shared/api/schema';
import { useApi } from '../../../../shared/api/use-api';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { useCity, usePermissions } from '../../../../shared/session/use-me';
import { Facts } from '../../../../shared/ui/facts';
import { LinkButton } from '../../../../shared/ui/link';
import { Loaded } from '../../../../shared/ui/loaded';
import { Section } from '../../../../shared/ui/section';
import { StatusTag } from '../../../../shared/ui/status-tag';
import { useCityPath } from '../../parts/use-city-path';
import { RULE_FIELDS, RULE_GROUPS, type Rules } from './rule-fields';
import { texts } from './rules.texts';
import { useRuleText } from './use-rule-text';

export function ProgrammeRules({ programme }: { programme: components['schemas']['ProgrammeView'] }) {
  const t = useText(texts);
  const { month } = useFormat();
  const path = useCityPath();
  const may = usePermissions();
  const thisMonth = useCity().data?.today.slice(0, 7) ?? '';
  const rules = useApi().useQuery('get', '/api/v1/programmes/{id}/rules', { params: { path: { id: programme.id } } });
  return (
    <Section
      title={programme.name}
      actions={may('programmes.write') && <LinkButton to={path(`rules/${programme.id}/change`)}>{t.change}</LinkButton>}
    >
      <Loaded of={rules}>
        {(data) => {
          const all = [data].flat().sort((a, b) => b.effectiveMonth.localeCompare(a.effectiveMonth));
          const now = all.find(({ effectiveMonth }) => effectiveMonth <= thisMonth) ?? all.at(-1);
          return (
            <>
              {now && <RuleTable rules={now} title={`${t.now}（${t.from(month(now.effectiveMonth))}）`} />}
              {all.length > 1 && (
                <div className="flex flex-col gap-2">
                  <h3 className="text-lg font-bold">{t.past}</h3>
                  {all.map((one) => (
                    <details key={one.effectiveMonth} className="rounded-8 border border-solid-gray-300 px-4 py-2">
                      <summary className="min-h-11 cursor-pointer py-2">
                        {t.from(month(one.effectiveMonth))}{' '}
                        <StatusTag tone={one === now ? 'good' : 'neutral'}>
                          {one === now ? t.current : one.effectiveMonth > thisMonth ? t.coming : t.over}
                        </StatusTag>
                      </summary>
                      <RuleTable rules={one} />
                    </details>
                  ))}
                </div>
              )}
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

function RuleTable({ rules, title }: { rules: Rules; title?: string }) {
  const t = useText(texts);
  const text = useRuleText();
  return (
    <div className="flex flex-col gap-4">
      {title && <h3 className="text-lg font-bold">{title}</h3>}
      <div className="grid gap-6 lg:grid-cols-2">
        {RULE_GROUPS.map((group) => (
          <div key={group}>
            <p className="pb-1 text-sm text-solid-gray-700">{t.groups[group]}</p>
            <Facts
              items={RULE_FIELDS.filter((field) => field.group === group).map(({ name }) => ({
                label: t.names[name],
                value: text(name, rules[name]),
              }))}
            />
          </div>
        ))}
      </div>
    </div>
  );
}
