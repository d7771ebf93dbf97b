import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/database/package-root.js';
import { functionFiles, statementsOf } from '../../src/database/sql-files.js';

it('a text ends a statement at each semicolon outside of quotes, bodies and comments', () => {
  const text = `-- first; one
select 'a;b', "c;d" /* ; */;
create function f() returns void language plpgsql as $$ begin perform 'x'; end $$; select $q$;$$;$q$
;
-- nothing; more
`;
  expect(statementsOf(text)).toEqual([
    `-- first; one\nselect 'a;b', "c;d" /* ; */;`,
    `create function f() returns void language plpgsql as $$ begin perform 'x'; end $$;`,
    'select $q$;$$;$q$\n;',
  ]);
});

it('nothing of any migration or file of functions is left out', () => {
  const folder = join(packageRoot(), 'migrations');
  const migrations = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  const texts = [
    ...migrations.map((name) => readFileSync(join(folder, name), 'utf8')),
    ...functionFiles().map(({ text }) => text),
  ];
  const bare = (text: string) => text.replace(/--[^\n]*|\s/g, '');
  expect(texts.length).toBeGreaterThan(40);
  for (const text of texts) expect(bare(statementsOf(text).join('\n'))).toBe(bare(text));
});
