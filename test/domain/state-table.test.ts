import { nextState, type StateTable } from '../../src/domain/state-table.js';

type Light = 'red' | 'green' | 'out_of_order_now';
const light: StateTable<Light, 'go' | 'stop' | 'turn_it_off'> = {
  ja: '信号',
  en: 'light',
  states: { red: '赤', green: '青', out_of_order_now: '故障' },
  events: { go: '進行', stop: '停止', turn_it_off: '消灯' },
  transitions: { red: { go: 'green' }, green: { stop: 'red' }, out_of_order_now: {} },
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
      en: 'The light is red: "stop" is not possible.',
      details: { of: 'light', state: 'red', event: 'stop', allowed: ['go'] },
    }),
  );
});

it('says states and events of several words as words', () => {
  expect(() => nextState(light, 'out_of_order_now', 'turn_it_off')).toThrow(
    expect.objectContaining({ en: 'The light is out of order now: "turn it off" is not possible.' }),
  );
});

it('refuses an event that is no event at all, even one named like a method of every object', () => {
  const fromOutside: string = 'toString';
  expect(() => nextState<Light, string>(light, 'red', fromOutside)).toThrow(
    expect.objectContaining({ code: 'transition_not_allowed' }),
  );
});
