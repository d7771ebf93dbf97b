/** The headings of the two kinds of file, as the service looks for them; they are Japanese in every language. */
export const COLUMNS = {
  roster: ['社員番号', '氏名', 'フリガナ', 'メールアドレス', '子の生年月日', '育児休業開始日', '復職日', '児童番号'],
  coworkers: ['社員番号', '氏名', 'フリガナ', 'メールアドレス'],
} as const;

/** A heading that may be missing. */
export const OPTIONAL_COLUMN = '児童番号';

export type Kind = keyof typeof COLUMNS;
export const KINDS = Object.keys(COLUMNS) as Kind[];
