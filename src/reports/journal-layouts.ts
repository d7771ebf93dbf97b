import type { Report, ReportFile } from '../closing/report-file.js';
import { csvMediaType, csvOf } from '../papers/csv.js';
import type { JournalLayout, JournalLine } from './dto/journal.js';

/** Coupons are outside consumption tax at their issue (物品切手等), and so is all that is booked here. */
const NO_TAX = '対象外';

const wordsOf = ({ movement, payer }: JournalLine) => `すみまセンエン ${movement} ${payer}`;
const slashed = (day: string) => day.replaceAll('-', '/');

/**
 * 弥生会計 (弥生インポート形式): 25 columns without a head, CP932, CRLF; 2000 is an entry that is no slip. Source of the
 * columns: docs/decisions/0009-journal-layouts.md.
 */
function yayoiRow(line: JournalLine): (string | number)[] {
  const { on, debit, credit, payer, amount } = line;
  const side = (account: string) => [account, payer, '', NO_TAX, amount, ''];
  const entry = ['2000', '', '', slashed(on), ...side(debit), ...side(credit)];
  return [...entry, wordsOf(line), '', '', 0, '', '', '', '', 'no'];
}

/** マネーフォワード クラウド会計 (仕訳帳インポート): 27 columns under their heads. Source: the same. */
const SIDE = ['勘定科目', '補助科目', '部門', '取引先', '税区分', 'インボイス', '金額(円)', '税額'];
const MONEY_FORWARD = [
  ...['取引No', '取引日', ...SIDE.map((head) => `借方${head}`), ...SIDE.map((head) => `貸方${head}`)],
  ...['摘要', '仕訳メモ', 'タグ', 'MF仕訳タイプ', '決算整理仕訳', '作成日時', '作成者', '最終更新日時', '最終更新者'],
];

function moneyForwardRow(line: JournalLine, index: number): (string | number)[] {
  const side = (account: string) => [account, line.payer, '', '', NO_TAX, '', line.amount, 0];
  const rest = ['', '', '', '', '', '', '', ''];
  return [index + 1, slashed(line.on), ...side(line.debit), ...side(line.credit), wordsOf(line), ...rest];
}

/** The journal as the file that an accounting program imports. @throws DomainError not_in_cp932 */
export function importFile(layout: Exclude<JournalLayout, 'general'>, lines: JournalLine[]): ReportFile {
  if (layout === 'yayoi') {
    const bytes = csvOf(lines.map(yayoiRow), 'cp932');
    return { name: 'journal-yayoi.csv', mediaType: csvMediaType('cp932'), bytes };
  }
  const bytes = csvOf([MONEY_FORWARD, ...lines.map(moneyForwardRow)]);
  return { name: 'journal-moneyforward.csv', mediaType: csvMediaType(), bytes };
}

/** The journal for whoever reads it, or maps it to another program. */
export function journalReport(lines: JournalLine[]): Report {
  return {
    name: 'journal',
    sheets: [
      {
        name: '仕訳',
        rows: [
          ['日付', '区分', '負担', '借方勘定科目', '借方金額', '貸方勘定科目', '貸方金額', '摘要'],
          ...lines.map((line) => [
            line.on,
            line.movement,
            line.payer,
            line.debit,
            line.amount,
            line.credit,
            line.amount,
            wordsOf(line),
          ]),
        ],
        widths: [12, 12, 10, 20, 14, 20, 14, 30],
      },
    ],
  };
}
