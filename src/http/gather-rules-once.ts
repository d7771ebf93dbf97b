import { getMetadataStorage, type MetadataStorage } from 'class-validator';

type Gather = MetadataStorage['getTargetValidationMetadatas'];

let done = false;

/**
 * Has class-validator gather the rules of a class once: it would go through all classes of the program again for each
 * object that it judges, which was a fifteenth of what a payment costs this process. Rules are declared with their class
 * and never after.
 */
export function gatherRulesOnce(): void {
  if (done) return;
  done = true;
  const storage = getMetadataStorage();
  const gather: Gather = storage.getTargetValidationMetadatas.bind(storage);
  const gathered = new Map<Parameters<Gather>[0], ReturnType<Gather>>();
  storage.getTargetValidationMetadatas = (target, schema, always, strictGroups, groups) => {
    // The name of a schema, of which the program has none, is also given for what stands within an object.
    if (always || strictGroups || groups?.length) return gather(target, schema, always, strictGroups, groups);
    const known = gathered.get(target);
    if (known) return known;
    const rules = gather(target, schema, always, strictGroups, groups);
    gathered.set(target, rules);
    return rules;
  };
}
