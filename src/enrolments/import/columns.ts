import { toFullKatakana } from '../../domain/kana.js';
import { cellText, type Cell } from './sheet.js';

/** A column of a kind of file: how it is called here, and by which other names HR teams and shops call it. */
export interface Column {
  label: string;
  names: readonly string[];
  optional?: true;
}

export type Columns<Field extends string> = Readonly<Record<Field, Column>>;

/** Where each column stands in a file: its index among the cells, or undefined for an optional one that is not there. */
export type Layout<Field extends string> = Readonly<Record<Field, number | undefined>>;

const email: Column = { label: 'メールアドレス', names: ['メール', 'Eメール', 'email', 'e-mail', 'mail'] };

export const coworkerColumns = {
  staffNumber: {
    label: '社員番号',
    names: ['従業員番号', '職員番号', '社員No', '社員No.', '従業員No', '従業員コード', '社員コード'],
  },
  name: { label: '氏名', names: ['名前', '社員氏名', '従業員氏名', '職員氏名', '社員名', '従業員名', '氏名(漢字)'] },
  nameKana: {
    label: 'フリガナ',
    names: ['かな', 'カナ', 'カナ氏名', '氏名カナ', '氏名(カナ)', 'カナ名', '氏名フリガナ', 'ヨミ', '読み', '読み仮名'],
  },
  email,
} as const satisfies Columns<string>;

export const rosterColumns = {
  ...coworkerColumns,
  childBirthDate: {
    label: '子の生年月日',
    names: [
      '子どもの生年月日',
      '子供の生年月日',
      'お子さまの生年月日',
      'お子様の生年月日',
      '子生年月日',
      '児の生年月日',
    ],
  },
  leaveStartedOn: {
    label: '育児休業開始日',
    names: ['育休開始日', '育児休暇開始日', '休業開始日', '育児休業の開始日', '産休・育休開始日'],
  },
  returnedOn: { label: '復職日', names: ['復帰日', '職場復帰日', '復職年月日', '復職した日'] },
  childNumber: { label: '児童番号', names: ['子の番号', '児童コード', '宛名番号'], optional: true },
} as const satisfies Columns<string>;

export const employerColumns = {
  corporateNumber: { label: '法人番号', names: ['企業の法人番号'] },
  name: { label: '名称', names: ['企業名', '会社名', '法人名', '就労先企業名', '商号'] },
  nameKana: {
    label: 'フリガナ',
    names: ['名称フリガナ', '企業名フリガナ', '会社名フリガナ', 'カナ', 'かな', '名称カナ'],
  },
  contactEmail: { label: '担当者メール', names: ['担当者メールアドレス', ...email.names, email.label] },
} as const satisfies Columns<string>;

export const merchantColumns = {
  name: { label: '店名', names: ['店舗名', '店舗の名称', '名称'] },
  nameKana: { label: 'フリガナ', names: ['店名フリガナ', '店舗名フリガナ', 'カナ', 'かな', '店名カナ'] },
  trade: { label: '業種', names: ['職種', '種別'] },
  area: { label: '地区', names: ['地域', 'エリア'] },
  bankCode: { label: '金融機関コード', names: ['銀行コード', '金融機関番号', '銀行番号'] },
  branchCode: { label: '支店コード', names: ['支店番号', '店番', '店番号', '店舗コード'] },
  accountKind: { label: '預金種目', names: ['預金種別', '口座種別', '口座種目', '種目'] },
  accountNumber: { label: '口座番号', names: ['口座No', '口座No.'] },
  holderKana: {
    label: '口座名義カナ',
    names: ['口座名義', '口座名義人カナ', '口座名義(カナ)', '名義カナ', '口座名義人'],
  },
  contactEmail: { label: '担当者メール', names: ['担当者メールアドレス', ...email.names, email.label] },
} as const satisfies Columns<string>;

/** One form for a header however it was typed: width, spaces, kana, brackets and marks of what must be filled in. */
export function normaliseHeader(text: string): string {
  return toFullKatakana(text)
    .toLowerCase()
    .replace(/[\s*※]|[([【](必須|任意|半角|全角|フリガナ|カタカナ)[)\]】]/g, '');
}

/** The labels of the columns that a header lacks, and of those that it has twice. */
export interface LayoutProblem {
  missing: string[];
  twice: string[];
}

/** Finds the columns in a header, in whatever order; columns that nobody asked for are left alone. */
export function layoutOf<Field extends string>(
  columns: Columns<Field>,
  header: readonly Cell[],
): { layout: Layout<Field> } | { problem: LayoutProblem } {
  const titles = header.map((cell) => normaliseHeader(cellText(cell)));
  const problem: LayoutProblem = { missing: [], twice: [] };
  const layout = {} as Record<Field, number | undefined>;
  for (const field of Object.keys(columns) as Field[]) {
    const column = columns[field];
    const found = placesOf(column, titles);
    if (found.length > 1) problem.twice.push(column.label);
    if (found.length === 0 && !column.optional) problem.missing.push(column.label);
    layout[field] = found[0];
  }
  return problem.missing.length + problem.twice.length > 0 ? { problem } : { layout };
}

/** A column's own label wins over its other names, so that 名称 beside 店名 is nothing that anybody asked for. */
function placesOf(column: Column, titles: readonly string[]): number[] {
  for (const names of [[column.label], column.names]) {
    const wanted = new Set(names.map(normaliseHeader));
    const found = titles.flatMap((title, index) => (wanted.has(title) ? [index] : []));
    if (found.length > 0) return found;
  }
  return [];
}
