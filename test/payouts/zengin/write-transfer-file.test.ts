import fc from 'fast-check';
import { createRequire } from 'node:module';
import { bankNames } from '../../../src/payouts/zengin/bank-names.js';
import type { NewCode, Transfer, TransferFile } from '../../../src/payouts/zengin/transfer-file.js';
import { writeTransferFile } from '../../../src/payouts/zengin/write-transfer-file.js';
import { readTransferFile } from './read-transfer-file.js';

const transfer = (changes: Partial<Transfer> = {}): Transfer => ({
  merchantName: '常磐ベーカリー',
  account: { bankCode: '0501', ...bankNames('0501', '066')!, branchCode: '066', kind: 'ordinary', number: '3012342' },
  payee: 'ﾄｷﾜﾍﾞ-ｶﾘ-',
  amountYen: 12_000,
  lineNumber: 1,
  newCode: 0,
  ...changes,
});

const file = (transfers: Transfer[], changes: Partial<TransferFile> = {}): TransferFile => ({
  requesterCode: '0123456789',
  requesterName: 'アサヒカワシ',
  account: { bankCode: '0501', ...bankNames('0501', '401')!, branchCode: '401', kind: 'current', number: '0000012' },
  payOn: '2026-12-15',
  batchNumber: 2026_000_007,
  lineEnd: 'none',
  transfers,
  ...changes,
});

const payeeOf = (payee: string) =>
  readTransferFile(writeTransferFile(file([transfer({ payee })])), 'none').transfers[0]!.payee;

test('writes each field where the layout has it', () => {
  const written = writeTransferFile(file([transfer(), transfer({ lineNumber: 2, amountYen: 3_000, newCode: 2 })]));
  expect(written.length).toBe(5 * 120);
  const read = readTransferFile(written, 'none');
  expect(read.header).toEqual({
    type: '21',
    code: '0',
    requesterCode: '0123456789',
    requesterName: 'ｱｻﾋｶﾜｼ',
    day: '1215',
    bankCode: '0501',
    bankName: 'ﾎｸﾖｳ',
    branchCode: '401',
    branchName: 'ｱｻﾋｶﾜﾁﾕｳｵｳ',
    kind: '2',
    accountNumber: '0000012',
  });
  expect(read.transfers[0]).toEqual({
    bankCode: '0501',
    bankName: 'ﾎｸﾖｳ',
    branchCode: '066',
    branchName: 'ｱｻﾋｶﾜｷﾀ',
    clearingHouse: '0000',
    kind: '1',
    accountNumber: '3012342',
    payee: 'ﾄｷﾜﾍﾞ-ｶﾘ-',
    amount: 12_000,
    newCode: '0',
    customerCode1: '0000000001',
    customerCode2: '2026000007',
    transferKind: '7',
    ediFlag: ' ',
  });
  expect(read.transfers[1]).toMatchObject({ amount: 3_000, newCode: '2', customerCode1: '0000000002' });
  expect({ count: read.count, total: read.total }).toEqual({ count: 2, total: 15_000 });
});

test('ends each record with CR LF where the bank wants it', () => {
  const written = writeTransferFile(file([transfer()], { lineEnd: 'crlf' }));
  expect(written.length).toBe(4 * 122);
  expect(readTransferFile(written, 'crlf').count).toBe(1);
});

describe('a name', () => {
  test.each([
    ['voiced marks are bytes of their own', 'パン・ガーデン'.replace('・', ' '), 'ﾊﾟﾝ ｶﾞ-ﾃﾞﾝ'],
    ['small kana become large', 'キョッチャァン', 'ｷﾖﾂﾁﾔｱﾝ'],
    ['the long mark becomes a hyphen', 'ｻﾝｷｭｰ', 'ｻﾝｷﾕ-'],
    ['hiragana and full-width letters too', 'ぐりーんｃａｆé'.replace('é', 'e'), 'ｸﾞﾘ-ﾝCAFE'],
    ['legal forms keep their brackets', 'カ）サンキュー', 'ｶ)ｻﾝｷﾕ-'],
    ['ヴ has a mark', 'ヴィラ', 'ｳﾞｲﾗ'],
    ['30 bytes stay whole', 'ア'.repeat(28) + 'ガ', 'ｱ'.repeat(28) + 'ｶﾞ'],
    ['more are cut', 'ア'.repeat(40), 'ｱ'.repeat(30)],
    ['a letter is not kept without its mark', 'ア'.repeat(29) + 'ガ', 'ｱ'.repeat(29)],
    ['nor does a mark lead what is left', 'ガ'.repeat(16), 'ｶﾞ'.repeat(15)],
  ])('%s', (_rule, payee, written) => {
    expect(payeeOf(payee)).toBe(written);
  });

  test.each(['旭', '･', '/', ',', '｡', '*', '\u0001', 'é', '￥'])(
    'is refused for %j, naming merchant and character',
    (sign) => {
      const write = () => writeTransferFile(file([transfer({ payee: `ｱ${sign}ｱ` })]));
      expect(write).toThrow(
        expect.objectContaining({
          code: 'unwritable_name',
          details: { name: '常磐ベーカリー', character: expect.any(String) },
        }),
      );
    },
  );

  test('of a bank may hold no dot', () => {
    const account = { ...transfer().account, bankName: 'J.P' };
    expect(() => writeTransferFile(file([transfer({ account })]))).toThrow(
      expect.objectContaining({ code: 'unwritable_name' }),
    );
  });
});

test('every bank and branch of the register can be written', () => {
  const register = createRequire(import.meta.url)('zengin-code') as Record<
    string,
    { branches: Record<string, unknown> }
  >;
  const pairs = Object.entries(register).flatMap(([bank, { branches }]) =>
    Object.keys(branches).map((branch) => [bank, branch] as const),
  );
  expect(pairs.length).toBeGreaterThan(20_000);
  const transfers = pairs.map(([bankCode, branchCode], index) =>
    transfer({
      account: { ...transfer().account, bankCode, branchCode, ...bankNames(bankCode, branchCode)! },
      lineNumber: index + 1,
    }),
  );
  const read = readTransferFile(writeTransferFile(file(transfers)), 'none');
  expect(read.transfers.map((one) => [one.bankCode, one.branchCode])).toEqual(pairs);
});

test('a number that does not fit into its field is never cut', () => {
  expect(() => writeTransferFile(file([transfer({ amountYen: 10_000_000_000 })]))).toThrow(RangeError);
  expect(() => writeTransferFile(file([transfer({ amountYen: -1 })]))).toThrow(RangeError);
  expect(() => writeTransferFile(file([transfer({ account: { ...transfer().account, number: '12345678' } })]))).toThrow(
    RangeError,
  );
});

test('whatever the names and amounts, the layout holds, the sums agree, and the same batch gives the same bytes', () => {
  const letters = [...'アイウカガキグケパピプペポョッャュァヴーンヲﾊﾞﾟｱｶﾞがっABZabz019()-. 　'].filter(
    (one) => !'ﾞﾟ'.includes(one),
  );
  const name = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 50 }).map((parts) => parts.join(''));
  const transfers = fc.array(
    fc.record({
      payee: name,
      amountYen: fc.integer({ min: 1, max: 9_999_999_999 }),
      newCode: fc.constantFrom<NewCode>(0, 1, 2),
      kind: fc.constantFrom('ordinary', 'current', 'savings', 'other'),
    }),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(transfers, fc.constantFrom('none', 'crlf'), name, (drawn, lineEnd, requesterName) => {
      const all = drawn.map(({ kind, ...one }, index) =>
        transfer({ ...one, lineNumber: index + 1, account: { ...transfer().account, kind } }),
      );
      const wanted = file(all, { lineEnd, requesterName });
      const written = writeTransferFile(wanted);
      const read = readTransferFile(written, lineEnd);
      expect(read.transfers.map((one) => [one.amount, Number(one.customerCode1), Number(one.newCode)])).toEqual(
        all.map((one) => [one.amountYen, one.lineNumber, one.newCode]),
      );
      expect(read.count).toBe(all.length);
      expect(read.total).toBe(all.reduce((sum, one) => sum + one.amountYen, 0));
      expect(writeTransferFile(structuredClone(wanted)).equals(written)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
