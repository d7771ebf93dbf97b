import { nextState, type StateTable } from './state-table.js';

export type CertificationState = 'applied' | 'certified' | 'refused' | 'suspended' | 'expired' | 'revoked';
export type CertificationEvent = 'certify' | 'refuse' | 'suspend' | 'reinstate' | 'expire' | 'revoke' | 'apply';

/** A certification begins as `applied`; who lost it or never had it may apply again, and is then judged anew. */
export const certificationTable: StateTable<CertificationState, CertificationEvent> = {
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
  transitions: {
    applied: { certify: 'certified', refuse: 'refused' },
    certified: { suspend: 'suspended', expire: 'expired', revoke: 'revoked' },
    refused: { apply: 'applied' },
    suspended: { reinstate: 'certified', expire: 'expired', revoke: 'revoked' },
    expired: { apply: 'applied' },
    revoked: { apply: 'applied' },
  },
};

/** @throws DomainError transition_not_allowed */
export function nextCertificationState(state: CertificationState, event: CertificationEvent): CertificationState {
  return nextState(certificationTable, state, event);
}
