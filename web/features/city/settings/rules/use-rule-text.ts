import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { RULE_FIELDS, type RuleName, type Rules } from './rule-fields';
import { texts } from './rules.texts';

/** A rule's value in words. */
export function useRuleText(): (name: RuleName, value: Rules[RuleName]) => string {
  const t = useText(texts);
  const { yen, number } = useFormat();
  return (name, value) => {
    if (value === null) return t.noLimit;
    if (typeof value === 'boolean') return value ? t.yes : t.no;
    if (typeof value === 'string') return t.choices[value];
    return RULE_FIELDS.find((field) => field.name === name)?.kind === 'yen' ? yen(value) : number(value);
  };
}
