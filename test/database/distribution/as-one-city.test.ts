import pg from 'pg';
import {
  asOneCity,
  loopOverWhatIsInserted,
  nameCity,
  readsClock,
} from '../../../src/database/distribution/as-one-city.js';
import { nameConstraint, sayingConstraints } from '../../../src/database/distribution/name-constraint.js';
import { EMPLOYEE_DOOR } from '../../../src/employers/employee-list.js';

describe('a statement on a cluster', () => {
  it('names the city for each table that is joined by it', () => {
    expect(
      asOneCity('select s.id from shops s join merchants m on m.city_id = s.city_id where s.city_id = $1', '7'),
    ).toBe('select s.id from shops s join merchants m on (m.city_id = 7 and s.city_id = 7) where s.city_id = $1');
  });

  it('stays as it is where no city is named, and in a trigger, whose row names it', () => {
    const joined = 'select 1 from a join b on b.city_id = a.city_id';
    expect(asOneCity(joined, '')).toBe(joined);
    expect(nameCity('select 1 from a where a.city_id = new.city_id', '7')).toBe(
      'select 1 from a where a.city_id = new.city_id',
    );
  });

  it('is told no city that is not a number', () => {
    const joined = 'select 1 from a join b on b.city_id = a.city_id';
    expect(asOneCity(joined, '7 or true')).toBe(joined);
  });

  it('has rows returned that it selects and inserts, also as a part of another, and no others', () => {
    expect(asOneCity(`insert into a (b) select 'x; select' -- returning`, '7')).toBe(
      `insert into a (b) select 'x; select' returning 1 -- returning`,
    );
    expect(asOneCity('with made as (insert into a select 1 from r) insert into b select 2 from r', '7')).toBe(
      'with made as (insert into a select 1 from r returning 1) insert into b select 2 from r returning 1',
    );
    for (const same of ['insert into a values (1)', 'insert into a select 1 returning id', 'update a set b = 1'])
      expect(asOneCity(same, '7')).toBe(same);
  });

  it('changes rows by what the clocks showed', () => {
    const ends = 'update a set ended_at = clock_timestamp(), told = case when b then now() end';
    expect([readsClock(ends), readsClock('select clock_timestamp()'), readsClock('update a set b = now()')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(asOneCity(ends, '', { clock: '2026-04-01 09:00:01+09', now: '2026-04-01 09:00:00+09' })).toBe(
      `update a set ended_at = timestamptz '2026-04-01 09:00:01+09', told = case when b then timestamptz '2026-04-01 09:00:00+09' end`,
    );
  });

  it('asks for the welcome letters of a city at once', () => {
    const asked = asOneCity(`select ${EMPLOYEE_DOOR} from employments w`, '7');
    expect(asked).toContain(
      `jsonb_build_object('employeeId', w.employee_id) in (select c.data from people.challenges c where c.city_id = 7`,
    );
    expect(asked).not.toContain('exists (select 1 from people.');
  });
});

describe('a function on a cluster', () => {
  it('loops over what it inserts, unless it says what to do on conflict', () => {
    const insert = (more: string) => `begin\n  insert into a (b) select 1 from c${more};\nend`;
    expect(loopOverWhatIsInserted(insert(''))).toContain(
      'for v_inserted in insert into a (b) select 1 from c returning 1 loop',
    );
    expect(loopOverWhatIsInserted(insert(' on conflict do nothing'))).toBe(insert(' on conflict do nothing'));
  });

  it('says in a hint which constraint it refuses something for, once', () => {
    const refusal = `raise exception using errcode = '23514', constraint = 'a_once', message = 'x';`;
    const said = sayingConstraints(refusal);
    expect(said).toBe(
      `raise exception using errcode = '23514', constraint = 'a_once', hint = 'constraint ' || 'a_once', message = 'x';`,
    );
    expect(sayingConstraints(said)).toBe(said);
  });
});

describe('an error of another node', () => {
  function reported(code: string, message: string, hint?: string): string | undefined {
    const error = Object.assign(new pg.DatabaseError(message, message.length, 'error'), { code, hint });
    nameConstraint(error);
    return error.constraint;
  }

  it('names the constraint of the whole table, from its message or its hint', () => {
    expect(reported('23505', 'duplicate key value violates unique constraint "shops_name_key_102148"')).toBe(
      'shops_name_key',
    );
    expect(reported('23514', 'an operation is never changed', 'constraint operations_102057_never_changed')).toBe(
      'operations_never_changed',
    );
  });

  it('names none where there is none', () => {
    expect(reported('23502', 'null value in column "a" of relation "b_102148"')).toBeUndefined();
    expect(reported('42P01', 'constraint "x" does not exist')).toBeUndefined();
  });
});
