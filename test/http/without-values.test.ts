import { describe, expect, it } from '@jest/globals';
import { errorFacts } from '../../src/http/logging.js';
import { withoutValues } from '../../src/http/without-values.js';

describe('the message of an error in the log', () => {
  it.each([
    [`Unexpected token 'y', ..."name": yamada" is not valid JSON`, /yamada/],
    ['"山田 太郎" does not fit into 30 characters', /山田|太郎/],
    ['no person called 山田', /山田/],
    ['to taro@example.jp: refused', /taro|example/],
    ['9745258 does not fit into 7 digits', /9745258/],
    ['bad token sk_1_Q2hhbmdlIG1lIHBsZWFzZSwgSSBhbSBhIHRva2Vu', /Q2hh/],
    ["it's 'Yamada' who", /Yamada/],
    ['bad value “Yamada”\nTaro', /Yamada|Taro/],
  ])('%j tells nothing of whoever is in it', (message, secret) => {
    expect(withoutValues(message)).not.toMatch(secret);
  });

  it('still says what happened', () => {
    expect(withoutValues('Connection terminated unexpectedly')).toBe('Connection terminated unexpectedly');
    expect(withoutValues("Cannot read properties of undefined (reading 'Socket')")).toContain('Cannot read properties');
  });

  it('cannot put a name among the places of the program', () => {
    const error = new Error('wrong\n    at Yamada Taro (/home/x.js:1:1)\n    at 090-1234-5678');
    const facts = errorFacts(error);
    expect(JSON.stringify(facts)).not.toMatch(/Yamada|090/);
    expect(facts.stack).toMatch(/without-values\.test\.ts:\d+:\d+/);
  });
});
