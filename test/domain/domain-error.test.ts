import { DomainError } from '../../src/domain/domain-error.js';

const init = { kind: 'refused', code: 'not_certified', ja: '認定されていません。', en: 'Not certified.' } as const;

describe('DomainError', () => {
  it('is an Error whose message is the English sentence, with the code, kind, Japanese and details', () => {
    const error = new DomainError({ ...init, details: { shopId: 's1' } });
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('DomainError');
    expect(error.message).toBe('Not certified.');
    expect(error).toMatchObject({ ...init, details: { shopId: 's1' } });
  });

  it('keeps what caused it, and has no cause when there is none', () => {
    const cause = new Error('23514');
    expect(new DomainError({ ...init, cause }).cause).toBe(cause);
    expect('cause' in new DomainError(init)).toBe(false);
  });

  it.each(['x', 'x1', 'e2_e', 'not_certified', 'a_1'])('takes the code "%s"', (code) => {
    expect(new DomainError({ ...init, code }).code).toBe(code);
  });

  it.each(['NotCertified', 'not-certified', 'not certified', '', '_x', 'x_', 'x__y', '1x'])(
    'refuses the code "%s", which is not snake_case',
    (code) => {
      expect(() => new DomainError({ ...init, code })).toThrow(TypeError);
      expect(() => new DomainError({ ...init, code })).toThrow(`An error's code is snake_case, not "${code}"`);
    },
  );
});
