import { validate, v7, version } from 'uuid';
import { derivedId, operationIdOf, requestDigestOf } from '../../src/domain/operation-key.js';

const SEED = '0199f3a2-7c00-8abc-8def-0123456789ab';
const KEY_V7 = '0199f3a2-7c00-7abc-8def-0123456789ab';

// The expected ids below were computed apart from this code, with Python's hashlib.
describe('operationIdOf', () => {
  it('gives the UUIDv8 of the hash of city, owner and key', () => {
    const id = operationIdOf(1, 'shop:a', 'レジ-1');
    expect(id).toBe('0b5b15cb-fa2e-86f6-a063-f2fdea9cfc56');
    expect([validate(id), version(id)]).toEqual([true, 8]);
  });

  it('puts the time of a UUIDv7 key first, so that ids keep the order of time', () => {
    expect(operationIdOf(1, 'shop:a', KEY_V7)).toBe('0199f3a2-7c00-8c80-a5d9-51a6176a22a8');
    const [early, late] = [1_760_000_000_000, 1_760_000_000_001].map((msecs) =>
      operationIdOf(1, 'shop:a', v7({ msecs })),
    );
    expect(early! < late!).toBe(true);
  });

  it('takes nothing of a key that is a uuid without time', () => {
    const random = '0199f3a2-7c00-4abc-8def-0123456789ab';
    expect(operationIdOf(1, 'shop:a', random).slice(0, 13)).not.toBe(random.slice(0, 13));
  });

  it('differs by city, by owner and by key, also where their texts would run together', () => {
    const ids = [
      operationIdOf(1, 'a', 'b'),
      operationIdOf(2, 'a', 'b'),
      operationIdOf(1, 'ab', ''),
      operationIdOf(1, '', 'ab'),
      operationIdOf(11, 'a', 'b'),
      operationIdOf(1, '1a', 'b'),
      operationIdOf(1, 'a', KEY_V7),
      operationIdOf(1, 'b', KEY_V7),
      operationIdOf(2, 'a', KEY_V7),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('requestDigestOf', () => {
  const route = 'POST /api/v1/redemptions';

  it('is 128 bits of the hash of route and body, whatever the order of the keys', () => {
    const digest = '85341de5-4d6a-bc50-f9d8-2f31062a7dce';
    expect(requestDigestOf(route, { a: { x: null, y: [1, '二'] }, b: true })).toBe(digest);
    expect(requestDigestOf(route, { b: true, c: undefined, a: { y: [1, '二'], x: null } })).toBe(digest);
  });

  it('differs when the route, a value or the order in a list differs', () => {
    const digests = [
      requestDigestOf(route, { notes: [1, 2] }),
      requestDigestOf(route, { notes: [2, 1] }),
      requestDigestOf(route, { notes: ['1', 2] }),
      requestDigestOf(`${route}/x`, { notes: [1, 2] }),
      requestDigestOf(route, undefined),
      requestDigestOf(route, {}),
    ];
    expect(new Set(digests).size).toBe(digests.length);
  });
});

describe('derivedId', () => {
  it('gives the UUIDv8 of the hash of seed and label, as ledger.derived_id does in SQL', () => {
    const id = derivedId(SEED, 'void 返却');
    expect(id).toBe('c6bb54de-c824-8086-b874-eb2d9989053d');
    expect(version(id)).toBe(8);
  });

  it('takes the seed in either case, as PostgreSQL does, and differs by label', () => {
    expect(derivedId(SEED.toUpperCase(), 'x')).toBe(derivedId(SEED, 'x'));
    expect(derivedId(SEED, 'y')).not.toBe(derivedId(SEED, 'x'));
  });

  it('refuses a seed that is no uuid', () => {
    expect(() => derivedId('allocation-1', 'x')).toThrow(new RangeError('Not a uuid: allocation-1'));
  });
});
