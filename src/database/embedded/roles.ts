import { Client } from 'pg';
import { type Access, type LoginRole, urlOf } from './access-file.js';

/**
 * Makes, where they are missing, the owner of the database (which migrates), the application's role (which owns
 * nothing) and the database `sankyu`.
 */
export async function ensureRoles(access: Access): Promise<void> {
  const admin = new Client({ connectionString: urlOf(access, 'postgres', 'postgres') });
  await admin.connect();
  try {
    await ensureRole(admin, access, 'sankyu_owner', 'login createrole');
    await ensureRole(admin, access, 'sankyu_app', 'login');
    const { rowCount } = await admin.query(`select from pg_database where datname = 'sankyu'`);
    if (rowCount === 0) await admin.query('create database sankyu owner sankyu_owner');
  } finally {
    await admin.end();
  }
}

async function ensureRole(admin: Client, access: Access, role: LoginRole, rights: string): Promise<void> {
  const { rowCount } = await admin.query('select from pg_roles where rolname = $1', [role]);
  if (rowCount) return;
  await admin.query(`create role ${role} ${rights} password ${admin.escapeLiteral(access.passwords[role])}`);
}
