import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CommandLine } from '../support/command-line.js';
import { newDataDir, removeDataDir } from '../support/embedded.js';

let data: string;
let commands: CommandLine;

beforeAll(async () => {
  data = await newDataDir('sankyu-cli-details-');
  commands = await CommandLine.open(data);
  await commands.json(
    'city',
    'create',
    '--city',
    'keiko',
    '--name',
    '稽古市',
    '--start',
    '2026-04',
    '--as-of',
    '2026-04-10',
  );
  await commands.json('city', 'create', '--city', 'honban', '--name', '本番市', '--start', '2026-04');
}, 120_000);

afterAll(async () => {
  await commands?.close();
  await removeDataDir(data);
});

test('what is named is set from a day on, and all else stays as it holds on that day', async () => {
  const set = <T>(...words: string[]) => commands.json<T>('city', 'set-details', '--city', 'keiko', ...words);
  const office = ['--office-name', '稽古市 会計課', '--holder-kana', 'ケイコシ', '--transfer-fee-yen', '110'];
  expect(await set(...office)).toMatchObject({
    officeName: '稽古市 会計課',
    holderKana: 'ｹｲｺｼ',
    transferFeeYen: 110,
    payDay: 15,
    validFrom: '2026-04-10',
  });
  const number = ['--invoice-registration-number', 'T9000020012041'];
  expect(await set('--pay-day', '20', ...number, '--from', '2026-05-01')).toMatchObject({
    officeName: '稽古市 会計課',
    invoiceRegistrationNumber: 'T9000020012041',
    payDay: 20,
  });
  expect(await set('--invoice-registration-number', '', '--from', '2026-06-01')).toMatchObject({
    invoiceRegistrationNumber: null,
    payDay: 20,
  });
  const all = await commands.json<{ validFrom: string }[]>('city', 'details', '--city', 'keiko');
  expect(all.map(({ validFrom }) => validFrom)).toEqual(['2026-04-10', '2026-05-01', '2026-06-01']);
  const { stdout } = await commands.run('city', 'details', '--city', 'keiko');
  expect(stdout).toMatch(/担当部署 office +稽古市 会計課/);
}, 120_000);

test('wrong settings, and those that a live city still lacks, are named by their options, and nothing is set', async () => {
  const refused = async (...words: string[]) => {
    const { code, stderr } = await commands.run('city', 'set-details', ...words, '--json');
    return [code, JSON.parse(stderr)];
  };
  expect(await refused('--city', 'keiko', '--pay-day', '31', '--bank-code', '12')).toMatchObject([
    1,
    { code: 'city_details_wrong', details: { options: ['--bank-code', '--pay-day'] } },
  ]);
  const [code, problem] = await refused('--city', 'honban', '--address', '一丁目');
  expect([code, problem.code]).toEqual([1, 'city_details_wrong']);
  expect(problem.details.options).toEqual(expect.arrayContaining(['--office-name', '--requester-code']));
  expect(problem.details.options).not.toContain('--address');
  expect(await commands.json('city', 'details', '--city', 'honban')).toEqual([]);
  expect((await commands.run('city', 'set-details', '--city', 'honban', '--account-kind', 'savings')).code).toBe(2);
}, 120_000);
