import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { useCommand } from '../../../../shared/api/use-command';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { Button } from '../../../../shared/ui/button';
import { ConfirmDialog } from '../../../../shared/ui/confirm-dialog';
import { Facts } from '../../../../shared/ui/facts';
import { Notice } from '../../../../shared/ui/notice';
import { fieldError } from '../../../../shared/ui/problem-notice';
import { Section } from '../../../../shared/ui/section';
import { TextField } from '../../../../shared/ui/text-field';
import { useToast } from '../../../../shared/ui/toast';
import { useCityPath } from '../../parts/use-city-path';
import { RULE_FIELDS, RULE_GROUPS, type RuleName, type Rules } from './rule-fields';
import { RuleInput } from './rule-input';
import { texts } from './rules.texts';
import { useRuleText } from './use-rule-text';

/** Only what was changed is sent; what is confirmed is said as before and after. */
export function RulesForm({ programmeId, now, today }: { programmeId: string; now: Rules; today: string }) {
  const t = useText(texts);
  const text = useRuleText();
  const { month } = useFormat();
  const { say } = useToast();
  const path = useCityPath();
  const go = useNavigate();
  const [changes, setChanges] = useState<Partial<Rules>>({});
  const [effectiveMonth, setEffectiveMonth] = useState(() => monthAfter(today));
  const [asked, setAsked] = useState(false);
  const save = useCommand('post', '/api/v1/programmes/{id}/rules', {
    onDone: () => {
      say(t.saved);
      void go(path('rules'));
    },
  });
  const changed = RULE_FIELDS.filter(({ name }) => name in changes && changes[name] !== now[name]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
  };
  const set = (name: RuleName, value: Rules[RuleName]) => setChanges({ ...changes, [name]: value });
  return (
    <form onSubmit={submit} className="flex flex-col gap-8">
      <TextField
        label={t.effectiveMonth}
        hint={t.effectiveHint}
        type="month"
        value={effectiveMonth}
        onChange={setEffectiveMonth}
        required
        error={fieldError(save.error, 'effectiveMonth')}
      />
      {RULE_GROUPS.map((group) => (
        <Section key={group} title={t.groups[group]}>
          {RULE_FIELDS.filter((field) => field.group === group).map(({ name, kind }) => (
            <RuleInput
              key={name}
              label={t.names[name]}
              kind={kind}
              value={name in changes ? (changes[name] as Rules[RuleName]) : now[name]}
              onChange={(value) => set(name, value)}
              error={fieldError(save.error, name)}
            />
          ))}
        </Section>
      ))}
      {changed.length === 0 && <Notice kind="info" title={t.nothing} />}
      <div>
        <Button type="submit" size="lg" isDisabled={changed.length === 0}>
          {t.save}
        </Button>
      </div>
      <ConfirmDialog
        title={t.changeTitle}
        open={asked}
        onClose={() => setAsked(false)}
        onConfirm={() =>
          save.mutate({
            params: { path: { id: programmeId } },
            body: { effectiveMonth, ...Object.fromEntries(changed.map(({ name }) => [name, changes[name]])) },
          })
        }
        action={t.save}
        busy={save.isPending}
        error={save.error}
      >
        <p>{t.confirmLead(month(effectiveMonth))}</p>
        <Facts
          items={changed.map(({ name }) => ({
            label: t.names[name],
            value: `${text(name, now[name])} → ${text(name, changes[name] as Rules[RuleName])}`,
          }))}
        />
      </ConfirmDialog>
    </form>
  );
}

function monthAfter(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
}
