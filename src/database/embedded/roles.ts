import { Client } from 'pg';

/**
 * Makes, where they are missing, the owner of the database (which migrates) and the application's role (which owns
 * nothing). A role that exists keeps its password.
 */
export async function ensureRoles(
  adminUrl: string,
  passwords: Record<'sankyu_owner' | 'sankyu_app', string>,
): Promise<void> {
  await asAdmin(adminUrl, async (admin) => {
    await ensureRole(admin, 'sankyu_owner', 'login createrole', passwords.sankyu_owner);
    await ensureRole(admin, 'sankyu_app', 'login', passwords.sankyu_app);
  });
}

/** Makes the database `sankyu` where it is missing. */
export async function ensureDatabase(adminUrl: string): Promise<void> {
  await asAdmin(adminUrl, async (admin) => {
    const { rowCount } = await admin.query(`select from pg_database where datname = 'sankyu'`);
    if (rowCount === 0) await admin.query('create database sankyu owner sankyu_owner');
  });
}

async function ensureRole(admin: Client, role: string, rights: string, password: string): Promise<void> {
  const { rowCount } = await admin.query('select from pg_roles where rolname = $1', [role]);
  if (rowCount) return;
  await admin.query(`create role ${role} ${rights} password ${admin.escapeLiteral(password)}`);
}

async function asAdmin(adminUrl: string, work: (admin: Client) => Promise<void>): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
