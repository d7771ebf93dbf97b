import {
  certificationTable,
  nextCertificationState,
  type CertificationEvent,
  type CertificationState,
} from '../../src/domain/certification-states.js';

const allowed: [CertificationState, CertificationEvent, CertificationState][] = [
  ['applied', 'certify', 'certified'],
  ['applied', 'refuse', 'refused'],
  ['certified', 'suspend', 'suspended'],
  ['certified', 'expire', 'expired'],
  ['certified', 'revoke', 'revoked'],
  ['suspended', 'reinstate', 'certified'],
  ['suspended', 'expire', 'expired'],
  ['suspended', 'revoke', 'revoked'],
  ['refused', 'apply', 'applied'],
  ['expired', 'apply', 'applied'],
  ['revoked', 'apply', 'applied'],
];

it.each(allowed)('a certification that is %s may %s and is %s then', (state, event, next) => {
  expect(nextCertificationState(state, event)).toBe(next);
});

it('refuses every other pair of state and event', () => {
  const states = Object.keys(certificationTable.states) as CertificationState[];
  const events = Object.keys(certificationTable.events) as CertificationEvent[];
  const refused = states.flatMap((state) =>
    events
      .filter((event) => !allowed.some(([s, e]) => s === state && e === event))
      .map((event) => [state, event] as const),
  );
  expect(refused).toHaveLength(states.length * events.length - allowed.length);
  for (const [state, event] of refused) {
    expect(() => nextCertificationState(state, event)).toThrow(
      expect.objectContaining({ kind: 'conflict', code: 'transition_not_allowed' }),
    );
  }
});

it('calls every state and event by the word that the city uses for it', () => {
  expect(certificationTable).toMatchObject({
    ja: '認定',
    en: 'certification',
    states: {
      applied: '申請中',
      certified: '認定',
      refused: '不認定',
      suspended: '停止',
      expired: '期間満了',
      revoked: '認定取消',
    },
    events: {
      certify: '認定',
      refuse: '不認定',
      suspend: '停止',
      reinstate: '停止の解除',
      expire: '期間満了',
      revoke: '認定取消',
      apply: '再申請',
    },
  });
});
