import { describe, expect, it } from '@jest/globals';
import type { Caller } from '../../src/people/caller.decorator.js';
import { ROLES, type Role } from '../../src/people/role.js';
import { ownEmployee, scopeOf, withinScope } from '../../src/people/scope.js';

const SCOPES: Partial<Record<Role, Partial<Caller>>> = {
  employer_hr: { employerId: 'E1' },
  hris_client: { employerId: 'E1' },
  merchant_owner: { merchantId: 'M1' },
  merchant_clerk: { merchantId: 'M1', shopId: 'S1' },
  pos_client: { merchantId: 'M1', shopId: 'S1' },
  employee: { employeeId: 'P1' },
};

const caller = (role: Role): Caller => ({ cityId: 1, credentialId: 'T', role, actorId: 'T', ...SCOPES[role] });

const own = { employerId: 'E1', merchantId: 'M1', shopId: 'S1', employeeId: 'P1' };

describe('a scope', () => {
  it.each(ROLES)('lets %s reach what is its own', (role) => {
    expect(() => withinScope(caller(role), own)).not.toThrow();
  });

  it.each(Object.keys(SCOPES) as Role[])('hides from %s what belongs to another, or does not say to whom', (role) => {
    for (const bond of Object.keys(scopeOf(caller(role)))) {
      for (const other of ['another', null, undefined]) {
        expect(() => withinScope(caller(role), { ...own, [bond]: other })).toThrow(
          expect.objectContaining({ code: 'not_found' }),
        );
      }
    }
    expect(Object.keys(scopeOf(caller(role)))).not.toHaveLength(0);
  });

  it('hides everything from a bound role whose token names nothing', () => {
    const unbound: Caller = { cityId: 1, credentialId: 'T', role: 'employer_hr', actorId: 'T' };
    expect(() => withinScope(unbound, { employerId: undefined })).toThrow(
      expect.objectContaining({ code: 'not_found' }),
    );
  });

  it('shows a clerk one shop of the merchant only', () => {
    expect(() => withinScope(caller('merchant_clerk'), { ...own, shopId: 'S2' })).toThrow();
    expect(() => withinScope(caller('merchant_owner'), { ...own, shopId: 'S2' })).not.toThrow();
  });

  it('narrows no list of the city’s own roles', () => {
    for (const role of ['city_admin', 'city_welfare', 'city_finance', 'city_auditor'] as const) {
      expect(scopeOf(caller(role))).toEqual({});
    }
  });

  it('gives a wallet to persons only', () => {
    expect(ownEmployee(caller('employee'))).toBe('P1');
    expect(() => ownEmployee(caller('city_admin'))).toThrow(expect.objectContaining({ code: 'not_found' }));
  });
});
