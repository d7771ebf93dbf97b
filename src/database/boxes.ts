import type { Vault } from './vault.js';

/** A column that holds boxes of the vault, and how to open and close them anew. */
export interface BoxColumn {
  /** With its schema. */
  table: string;
  key: readonly string[];
  column: string;
  /** What the box of a row is about. @param row the values of the key, as text */
  about(row: Readonly<Record<string, string>>): string;
  /** A column with a print of the same text, which the key makes too. */
  print?: {
    column: string;
    of(vault: Vault, text: string, row: Readonly<Record<string, string>>): Buffer;
  };
}

const declared: BoxColumn[] = [];

/** Says where boxes are kept, beside whatever closes them: `sankyu keys rotate` closes anew what is declared here. */
export function declareBoxes(...columns: BoxColumn[]): void {
  declared.push(...columns);
}

export function declaredBoxes(): readonly BoxColumn[] {
  return declared;
}
