export interface ComboboxItem {
  id: string;
  label: string;
  /** What tells those of one name apart. */
  hint?: string;
}
