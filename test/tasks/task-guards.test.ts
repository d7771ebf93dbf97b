import { randomUUID } from 'node:crypto';
import { bareCity } from '../support/city.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';

let db: TestDatabase;

beforeAll(async () => {
  db = await freshDatabase();
  await bareCity(db, 1);
  await bareCity(db, 2);
});

afterAll(() => db?.drop());

async function newTask({ cityId = 1, kind = 'prepare-closing', input = { n: randomUUID() } as object } = {}) {
  const id = randomUUID();
  await query(
    db.adminUrl,
    `insert into tasks (city_id, id, kind, input, input_hash, asked_by)
     values (${cityId}, '${id}', '${kind}', '${JSON.stringify(input)}', '', '${randomUUID()}')`,
  );
  return id;
}

const change = (id: string, what: string) => query(db.adminUrl, `update tasks set ${what} where id = '${id}'`);
const begin = (id: string) =>
  change(id, `state = 'running', attempts = attempts + 1, running_until = clock_timestamp() + interval '1 minute'`);
const end = (id: string) =>
  change(id, `state = 'done', result = '{}', running_until = null, ended_at = clock_timestamp()`);
const broken = (constraint: string) => expect.objectContaining({ constraint });

test('an ended task never changes', async () => {
  const id = await newTask();
  await begin(id);
  await end(id);
  for (const what of [
    `state = 'waiting', result = null, ended_at = null`,
    `step = 'again'`,
    `result = '{"other": 1}'`,
  ]) {
    await expect(change(id, what)).rejects.toEqual(broken('tasks_ended_never_change'));
  }
});

test('a task is never removed', async () => {
  const id = await newTask();
  for (const statement of [`delete from tasks where id = '${id}'`, 'truncate tasks cascade']) {
    await expect(query(db.adminUrl, statement)).rejects.toEqual(broken('tasks_never_removed'));
  }
});

test('what was asked for never changes', async () => {
  const id = await newTask();
  for (const what of [
    `kind = 'x'`,
    `input = '{}'`,
    `asked_by = '${randomUUID()}'`,
    `asked_at = now()`,
    `input_hash = ''`,
  ]) {
    await expect(change(id, what)).rejects.toEqual(broken('tasks_asked_never_change'));
  }
});

test('a task begins by waiting, and nothing ends that did not run', async () => {
  const values = `(1, '${randomUUID()}', 'x', '{}', '', '${randomUUID()}'`;
  await expect(
    query(
      db.adminUrl,
      `insert into tasks (city_id, id, kind, input, input_hash, asked_by, state, result, ended_at, attempts)
       values ${values}, 'done', '{}', now(), 1)`,
    ),
  ).rejects.toEqual(broken('tasks_begin_waiting'));
  await expect(end(await newTask())).rejects.toEqual(broken('tasks_states_in_order'));
});

test('attempts are counted one by one, at most three, and never taken from one whose lease runs', async () => {
  const id = await newTask();
  await expect(change(id, `state = 'running', running_until = now()`)).rejects.toEqual(
    broken('tasks_attempts_one_by_one'),
  );
  await begin(id);
  await expect(begin(id)).rejects.toEqual(broken('tasks_attempts_one_by_one'));
  for (const attempt of [2, 3]) {
    await change(id, `running_until = clock_timestamp() - interval '1 second'`);
    await begin(id);
    expect(await query(db.adminUrl, `select attempts from tasks where id = '${id}'`)).toEqual([{ attempts: attempt }]);
  }
  await change(id, `running_until = clock_timestamp() - interval '1 second'`);
  await expect(begin(id)).rejects.toEqual(broken('tasks_attempts_range'));
});

test('a result goes with done, a problem in words with failed, a lease with running', async () => {
  const id = await newTask();
  await begin(id);
  const cases: [string, string][] = [
    [`result = '{}'`, 'tasks_result_only_of_done'],
    [`problem = '{"code": "a", "ja": "b", "en": "c"}'`, 'tasks_problem_only_of_failed'],
    [`state = 'done', running_until = null, ended_at = now()`, 'tasks_result_only_of_done'],
    [`state = 'failed', running_until = null, ended_at = now()`, 'tasks_problem_only_of_failed'],
    [`state = 'failed', running_until = null, ended_at = now(), problem = '{"code": "a"}'`, 'tasks_problem_in_words'],
    [`state = 'done', running_until = null, result = '{}'`, 'tasks_ended_is_dated'],
    [`running_until = null`, 'tasks_leased_while_running'],
    [`state = 'asleep', running_until = null`, 'tasks_state_known'],
    [`done_count = 3, total_count = 2`, 'tasks_counts_in_order'],
    [`done_count = -1`, 'tasks_counts_in_order'],
  ];
  for (const [what, constraint] of cases) await expect(change(id, what)).rejects.toEqual(broken(constraint));
});

test('of the same city, kind and input one task is open; others, and after its end, are others', async () => {
  const input = { month: '2026-04' };
  const id = await newTask({ input });
  await expect(newTask({ input: { month: '2026-04' } })).rejects.toEqual(broken('tasks_one_open'));
  await newTask({ input: { month: '2026-05' } });
  await newTask({ kind: 'approve-closing', input });
  await newTask({ cityId: 2, input });
  await begin(id);
  await expect(newTask({ input })).rejects.toEqual(broken('tasks_one_open'));
  await end(id);
  await newTask({ input });
});

test('what was brought along goes when the task ends; a file never changes, and none comes after the end', async () => {
  const id = await newTask();
  const file = (part: string, position: number) =>
    query(
      db.adminUrl,
      `insert into task_files (city_id, task_id, part, position, name, media_type, content_box)
       values (1, '${id}', '${part}', ${position}, 'a.csv', 'text/csv', 'y')`,
    );
  await file('input', 1);
  await file('input', 2);
  await file('result', 1);
  await expect(file('result', 2)).rejects.toEqual(broken('task_files_one_result'));
  await expect(query(db.adminUrl, `update task_files set content_box = 'y' where task_id = '${id}'`)).rejects.toEqual(
    broken('task_files_never_change'),
  );
  await begin(id);
  await end(id);
  expect(await query(db.adminUrl, `select part from task_files where task_id = '${id}'`)).toEqual([{ part: 'result' }]);
  await expect(file('input', 3)).rejects.toEqual(broken('task_files_while_open'));
});
