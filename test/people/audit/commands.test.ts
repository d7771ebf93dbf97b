import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CommandLine } from '../../support/command-line.js';
import { newDataDir, removeDataDir } from '../../support/embedded.js';
import { query } from '../../support/query.js';

let dataDir: string;
let commands: CommandLine;

beforeAll(async () => {
  dataDir = await newDataDir();
  commands = await CommandLine.open(dataDir);
});

afterAll(async () => {
  await commands?.close();
  await removeDataDir(dataDir);
});

interface Row {
  kind: string;
  role: string;
  source: string;
  permission: string;
  outcome: string | null;
  problem: string | null;
  actor_id: string;
}

const acts = async (): Promise<Row[]> =>
  (await query(commands.adminUrl, 'select * from audit_acts order by id')) as unknown as Row[];

describe('a command', () => {
  it('is an act of the operator, or of whom --as names, with its outcome and what it changed', async () => {
    await commands.json(
      'city',
      'create',
      '--city',
      'a1',
      '--name',
      '旭川市',
      '--start',
      '2026-04',
      '--as-of',
      '2026-11-10',
    );
    await commands.json('token', 'create', '--city', 'a1', '--role', 'city_admin', '--label', '太田');
    const refused = await commands.run('token', 'revoke', '00000000-0000-7000-8000-000000000000', '--city', 'a1');
    expect(refused.code).toBe(1);
    const nothing = await commands.run('payout', 'prepare', '--city', 'a1', '--as', '経理 花子');
    expect(nothing.stderr).toContain('nothing_to_pay');
    const found = await acts();
    expect(found.map(({ permission, outcome, problem }) => [permission, outcome, problem])).toEqual([
      ['city create', 'done', null],
      ['token create', 'done', null],
      ['token revoke', 'refused', 'not_found'],
      ['payout prepare', 'refused', 'nothing_to_pay'],
    ]);
    expect(new Set(found.map(({ kind, role, source }) => `${kind} ${role} ${source}`))).toEqual(
      new Set(['command operator cli']),
    );
    expect(new Set(found.map(({ actor_id }) => actor_id)).size).toBe(2);
    expect(JSON.stringify(found)).not.toMatch(/太田|花子/);
    const changes = await query(
      commands.adminUrl,
      'select table_name, before, after from audit_changes order by number',
    );
    expect(changes.map(({ table_name }) => table_name)).toContain('access_tokens');
    expect(JSON.stringify(changes)).not.toContain('太田');
  }, 240_000);
});
