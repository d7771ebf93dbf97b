import { nextState, type StateTable } from '../../src/domain/state-table.js';

type Light = 'red' | 'green';
const light: StateTable<Light, 'go' | 'stop'> = {
  ja: '信号',
  en: 'light',
  states: { red: '赤', green: '青' },
  events: { go: '進行', stop: '停止' },
  transitions: { red: { go: 'green' }, green: { stop: 'red' } },
};

it('leads to the state that the table says', () => {
  expect(nextState(light, 'red', 'go')).toBe('green');
});

it('refuses what the table does not hold, in plain words, and says what is allowed', () => {
  expect(() => nextState(light, 'red', 'stop')).toThrow(
    expect.objectContaining({
      kind: 'conflict',
      code: 'transition_not_allowed',
      ja: '信号が「赤」のときは「停止」はできません。',
      details: { of: 'light', state: 'red', event: 'stop', allowed: ['go'] },
    }),
  );
});

it('refuses an event that is no event at all, even one named like a method of every object', () => {
  const fromOutside: string = 'toString';
  expect(() => nextState<Light, string>(light, 'red', fromOutside)).toThrow(
    expect.objectContaining({ code: 'transition_not_allowed' }),
  );
});
