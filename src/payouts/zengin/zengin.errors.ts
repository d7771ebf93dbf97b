import { DomainError } from '../../domain/domain-error.js';

export const unwritableName = (name: string, character: string) =>
  new DomainError({
    kind: 'refused',
    code: 'unwritable_name',
    ja: `「${name}」の口座名義にある「${character}」は全銀ファイルに使えない文字です。`,
    en: `"${character}" in the name of the account of "${name}" cannot stand in a bank file.`,
    details: { name, character },
  });
