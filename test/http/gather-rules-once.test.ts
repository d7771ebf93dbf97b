import { expect, it } from '@jest/globals';
import { getMetadataStorage, IsInt, IsString, MinLength, validate, ValidateNested } from 'class-validator';
import { gatherRulesOnce } from '../../src/http/gather-rules-once.js';

class Above {
  @IsString()
  name!: unknown;
}

class Below extends Above {
  @IsInt()
  count!: unknown;

  @MinLength(2, { groups: ['long'] })
  word = 'a';
}

class Around {
  @ValidateNested({ each: true })
  rows = [new Above(), new Below()];
}

const wrongIn = async (object: object, groups?: string[]) =>
  (await validate(object, { groups })).map(({ property }) => property).sort();

it('judges by the rules of a class and of those above it, the second time as the first', async () => {
  const before = [await wrongIn(new Below()), await wrongIn(new Above()), await wrongIn(new Below(), ['long'])];
  gatherRulesOnce();
  for (let time = 0; time < 2; time += 1) {
    expect([await wrongIn(new Below()), await wrongIn(new Above()), await wrongIn(new Below(), ['long'])]).toEqual(
      before,
    );
  }
  expect(before).toEqual([['count', 'name', 'word'], ['name'], ['word']]);
  expect(await wrongIn(Object.assign(new Below(), { name: 'x', count: 1, word: 'ab' }))).toEqual([]);
});

it('judges what stands within an object by the rules of its own class', async () => {
  gatherRulesOnce();
  for (let time = 0; time < 2; time += 1) {
    const [rows] = await validate(new Around());
    const fields = rows!.children!.map(({ children }) => children!.map(({ property }) => property).sort());
    expect(fields).toEqual([['name'], ['count', 'name', 'word']]);
  }
});

it('gathers once', () => {
  gatherRulesOnce();
  const rules = () => getMetadataStorage().getTargetValidationMetadatas(Below, '', false, false);
  expect(rules()).toBe(rules());
});
