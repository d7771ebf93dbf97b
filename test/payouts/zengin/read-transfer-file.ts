/**
 * Reads a file of 総合振込 byte by byte as the published layout says (positions count from 1), and shares nothing with what
 * writes one.
 */

export interface ReadTransfer {
  bankCode: string;
  bankName: string;
  branchCode: string;
  branchName: string;
  clearingHouse: string;
  kind: string;
  accountNumber: string;
  payee: string;
  amount: number;
  newCode: string;
  customerCode1: string;
  customerCode2: string;
  transferKind: string;
  ediFlag: string;
}

export interface ReadFile {
  records: Buffer[];
  header: Record<string, string>;
  transfers: ReadTransfer[];
  count: number;
  total: number;
}

/** The bytes from one position through another, as text: kana of JIS X 0201 are U+FF61 on. */
function at(record: Buffer, from: number, through: number): string {
  return Array.from(record.subarray(from - 1, through), (byte) =>
    String.fromCharCode(byte < 0x80 ? byte : 0xff61 + byte - 0xa1),
  ).join('');
}

function number(record: Buffer, from: number, through: number): string {
  const text = at(record, from, through);
  if (!/^\d+$/.test(text)) throw new Error(`Positions ${from}-${through} are no digits: "${text}"`);
  return text;
}

function blank(record: Buffer, from: number, through: number): void {
  if (!record.subarray(from - 1, through).every((byte) => byte === 0x20))
    throw new Error(`${from}-${through} not blank`);
}

/** @param names what a bank takes in the names of this field */
function text(record: Buffer, from: number, through: number, names: RegExp): string {
  const field = at(record, from, through);
  const value = field.replace(/ +$/, '');
  if (!names.test(value)) throw new Error(`Positions ${from}-${through} hold what no bank takes: "${value}"`);
  if (value.startsWith(' ')) throw new Error(`Positions ${from}-${through} are not to the left`);
  return value;
}

const PERSON = /^(?:[ｦｱ-ﾝ][ﾞﾟ]?|[0-9A-Z]|[() .-])*$/;
const BANK = /^(?:[ｦｱ-ﾝ][ﾞﾟ]?|[0-9A-Z]|-)*$/;

/** @throws Error wherever the file is not as the layout says */
export function readTransferFile(file: Buffer, lineEnd: 'none' | 'crlf'): ReadFile {
  const step = lineEnd === 'crlf' ? 122 : 120;
  if (file.length % step !== 0) throw new Error(`${file.length} bytes are no whole number of records`);
  const records = Array.from({ length: file.length / step }, (_, index) => {
    if (lineEnd === 'crlf' && file.subarray(index * step + 120, (index + 1) * step).toString('latin1') !== '\r\n')
      throw new Error('A record does not end with CR LF');
    return file.subarray(index * step, index * step + 120);
  });
  for (const byte of records.flatMap((one) => [...one])) {
    if (byte < 0x20 || (byte > 0x5a && byte < 0xa6) || byte === 0xb0 || (byte > 0xa6 && byte < 0xb1) || byte > 0xdf)
      throw new Error(`Byte ${byte.toString(16)} may not stand in such a file`);
  }
  const kinds = records.map((one) => at(one, 1, 1)).join('');
  if (!/^12*89$/.test(kinds)) throw new Error(`Records in a wrong order: ${kinds}`);
  const [first] = records;
  const trailer = records.at(-2)!;
  blank(first!, 104, 120);
  blank(trailer, 20, 120);
  blank(records.at(-1)!, 2, 120);
  return {
    records,
    header: {
      type: number(first!, 2, 3),
      code: number(first!, 4, 4),
      requesterCode: number(first!, 5, 14),
      requesterName: text(first!, 15, 54, PERSON),
      day: number(first!, 55, 58),
      bankCode: number(first!, 59, 62),
      bankName: text(first!, 63, 77, BANK),
      branchCode: number(first!, 78, 80),
      branchName: text(first!, 81, 95, BANK),
      kind: number(first!, 96, 96),
      accountNumber: number(first!, 97, 103),
    },
    transfers: records.slice(1, -2).map(readTransfer),
    count: Number(number(trailer, 2, 7)),
    total: Number(number(trailer, 8, 19)),
  };
}

function readTransfer(record: Buffer): ReadTransfer {
  blank(record, 114, 120);
  return {
    bankCode: number(record, 2, 5),
    bankName: text(record, 6, 20, BANK),
    branchCode: number(record, 21, 23),
    branchName: text(record, 24, 38, BANK),
    clearingHouse: number(record, 39, 42),
    kind: number(record, 43, 43),
    accountNumber: number(record, 44, 50),
    payee: text(record, 51, 80, PERSON),
    amount: Number(number(record, 81, 90)),
    newCode: number(record, 91, 91),
    customerCode1: number(record, 92, 101),
    customerCode2: number(record, 102, 111),
    transferKind: number(record, 112, 112),
    ediFlag: at(record, 113, 113),
  };
}
