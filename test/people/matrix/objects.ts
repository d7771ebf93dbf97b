/**
 * What the parameters of a path name: for a whole path, or else for everything up to its last parameter, the rows of a city that it can be, one
 * column a parameter, and beside them to whom each belongs, or of which role or kind it is.
 * `value`: it names no object but a month, a year, a kind.
 */
export const OBJECTS: Record<string, { rows: string } | { value: Record<string, string> }> = {
  'audit-acts/:id': { rows: 'select id from audit_acts' },
  'access-tokens/:id': {
    rows: `select id, employer_id, merchant_id, shop_id, role as of_role from access_tokens
            where role in ('hris_client', 'pos_client') and label in ('人事システム', 'レジ')`,
  },
  'invitations/:id': { rows: 'select id, employer_id, merchant_id, shop_id, role as of_role from invitations' },
  'role-grants/:id': {
    rows: `select id, employer_id, merchant_id, shop_id, role as of_role from role_grants where role <> 'employee'`,
  },
  'recovery-requests/:id': {
    rows: `select r.id, g.employer_id, g.merchant_id, g.shop_id, g.role as of_role
             from people.recovery_requests r join role_grants g on g.account_id = r.account_id`,
  },
  'programmes/:id': { rows: 'select id from programmes' },
  'programmes/:id/budgets/:fiscalYear': { rows: 'select programme_id as id, fiscal_year from programme_budgets' },
  'employers/:id': { rows: 'select id, id as employer_id from employers' },
  'employers/:id/employees/:employeeId': {
    rows: 'select employer_id as id, employee_id as "employeeId", employer_id from employments',
  },
  'employees/:id': { rows: 'select employee_id as id, employer_id, employee_id from employments' },
  'enrolments/:id': { rows: 'select id, employer_id, employee_id from enrolments' },
  'tasks/:id': { rows: 'select id, employer_id, kind as of_kind from tasks' },
  'tasks/:id/file': {
    rows: `select id, employer_id, kind as of_kind from tasks
            where exists (select from task_files f where f.city_id = tasks.city_id and f.task_id = tasks.id and f.part = 'result')`,
  },
  'wallet/thanks/:id': {
    rows: 'select operation_id as id, giver_id as employee_id from thanks where claim_link_id is null',
  },
  'wallet/claim-links/:id': { rows: 'select id, giver_id as employee_id from claim_links' },
  'wallet/codes/:id': { rows: 'select id, employee_id from redemption_codes' },
  'merchants/:id': {
    rows: 'select m.id, m.id as merchant_id, s.id as shop_id from merchants m join shops s on s.merchant_id = m.id',
  },
  'merchants/:id/people/:employeeId': {
    rows: 'select merchant_id as id, employee_id as "employeeId", merchant_id from merchant_people',
  },
  'bank-account-changes/:id': { rows: 'select id, merchant_id from bank_account_changes' },
  'shops/:id': { rows: 'select id, merchant_id, id as shop_id from shops' },
  // Their secrets stand nowhere: the city that was filled remembers them.
  'posters/:token': { rows: 'select unnest($1::text[]) as token' },
  'paper-sheets/:id': {
    rows: `select p.id, p.employee_id, e.employer_id from paper_sheets p
             join employments e on e.city_id = p.city_id and e.employee_id = p.employee_id`,
  },
  'paper-sheets/:id/slips/:number': {
    rows: `select p.id, s.number, p.employee_id, e.employer_id from paper_sheets p
             join employments e on e.city_id = p.city_id and e.employee_id = p.employee_id
             join paper_slips s on s.city_id = p.city_id and s.sheet_id = p.id`,
  },
  'redemptions/:id': {
    rows: `select o.id, o.from_account as employee_id, o.shop_id, s.merchant_id from ledger.operations o
             join shops s on s.city_id = o.city_id and s.id = o.shop_id where o.code = 'redeem'`,
  },
  'disputes/:id': {
    rows: `select d.id, d.employee_id, d.shop_id, s.merchant_id from redemption_disputes d
             join shops s on s.city_id = d.city_id and s.id = d.shop_id`,
  },
  'certifications/:id': { rows: 'select id, merchant_id, employer_id from certifications' },
  'certifications/:id/evidence/:fileId': {
    rows: `select c.id, f.id as "fileId", c.merchant_id, c.employer_id from evidence_files f
             join certifications c on c.city_id = f.city_id and c.id = f.certification_id`,
  },
  'criteria/:id': { rows: 'select id from criteria' },
  'issuance-runs/:id': { rows: 'select id from issuance_runs' },
  'closings/:month': { value: { month: '2026-04' } },
  'invoices/:id': { rows: 'select id, employer_id from invoices' },
  'receipts/:id': { rows: 'select id from receipts' },
  'matches/:id': { rows: 'select id from receipt_matches' },
  'operations/:id': { rows: 'select id from ledger.operations' },
  'settlements/:id': { rows: 'select id, merchant_id from settlements' },
  'payout-batches/:id': { rows: 'select id from payout_batches' },
  'payout-holds/:id': { rows: 'select id, merchant_id from payout_holds' },
  'reports/grant/:fiscalYear': { value: { fiscalYear: '2026' } },
  'webhooks/:id': { rows: 'select id, employer_id, merchant_id, shop_id from webhook_subscriptions' },
  'webhooks/:id/deliveries/:eventId': {
    rows: `select w.id, d.event_id as "eventId", w.employer_id, w.merchant_id, w.shop_id from webhook_deliveries d
             join webhook_subscriptions w on w.city_id = d.city_id and w.id = d.subscription_id`,
  },
  'signals/:id': { rows: 'select id from signals' },
  'signals/settings/:kind': { value: { kind: 'many_voids' } },
  'reports-of-pressure/:id': { rows: 'select id, employee_id from pressure_reports' },
};

/** Which kind of object the path of a route names; undefined where it has no parameter. */
export function objectNamedBy(route: string): string | undefined {
  const path = route.slice(route.indexOf(' ') + 1).replace(/^\/api\/v1\//, '');
  return path in OBJECTS ? path : /^.*:[a-z]+/i.exec(path)?.[0];
}
