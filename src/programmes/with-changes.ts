import type { RuleSettings } from './programme-rules.entity.js';

/** The rules with what is mentioned changed; a field that is undefined is not mentioned, null is a value. */
export function withChanges<Rules extends RuleSettings>(rules: Rules, changes: Partial<RuleSettings>): Rules {
  const mentioned = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...rules, ...Object.fromEntries(mentioned) };
}
