const ORGANISATION = 'names an organisation, a shop or a place, which the public directory and papers show';
const CITY_OFFICE = 'is the city’s own office, as it stands on every paper of the city';
const CATALOG = 'names a thing of the programme or of the database';
const CODE = 'is one of a few codes';
const COMPUTED = 'is a machine’s own code, count or id';

/** Columns whose names sound personal and that are not, and why. */
export const HARMLESS_COLUMNS: Readonly<Record<string, string>> = {
  'audit_acts.address': 'is the network address of a member of staff at work: what the log is kept for',
  'audit_acts.device': 'is the browser of a member of staff at work: what the log is kept for',
  'audit_changes.before': 'shows personal columns by reference only',
  'audit_changes.after': 'shows personal columns by reference only',
  'audit_changes.row_key': 'is the primary key of a row: ids, months and numbers',
  'audit_changes.table_name': CATALOG,
  'audit_personal.before': 'is where the log’s personal values are kept, and erased',
  'audit_personal.after': 'is where the log’s personal values are kept, and erased',
  'audit_personal.column_name': CATALOG,
  'bank_account_changes.account_kind': CODE,
  'bank_statements.name': 'is the name that the city’s own bank gives its file',
  'certification_tiers.name': CATALOG,
  'cities.name': ORGANISATION,
  'city_details.account_kind': CODE,
  'city_details.address': CITY_OFFICE,
  'city_details.contact': CITY_OFFICE,
  'city_details.office_name': CITY_OFFICE,
  'closing_figures.group_name': CODE,
  'criteria.name': CATALOG,
  'criteria.name_en': CATALOG,
  'employers.name': ORGANISATION,
  'employers.name_kana': ORGANISATION,
  'enrolments.end_reason': CODE,
  'invoice_lines.reason': CODE,
  'issuance_runs.problem': COMPUTED,
  'merchant_bank_accounts.account_kind': CODE,
  'merchants.name': ORGANISATION,
  'merchants.name_kana': ORGANISATION,
  'municipalities.name': ORGANISATION,
  'people.sessions.end_reason': CODE,
  'programmes.name': CATALOG,
  'receipts.virtual_account': 'is a number that the city’s bank gave an employer to pay into; nobody can take from it',
  'report_entries.value': 'is a figure or a text that goes into a published report',
  'role_grants.end_reason': CODE,
  'schema_migrations.name': CATALOG,
  'shops.name': ORGANISATION,
  'shops.name_kana': ORGANISATION,
  'tasks.problem': 'is a stable code with its fixed words',
  'virtual_accounts.account': 'is a number that the city’s bank gave an employer to pay into; nobody can take from it',
};
