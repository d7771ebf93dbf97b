import { DomainError } from '../../domain/domain-error.js';

export const citusMissing = () =>
  new DomainError({
    kind: 'invalid',
    code: 'citus_missing',
    ja: 'このデータベースには Citus 拡張がありません。コーディネーターで CREATE EXTENSION citus を実行してください。',
    en: 'This database does not have the extension citus. Let a superuser run CREATE EXTENSION citus in it, on every node.',
  });

export const notTheCoordinator = () =>
  new DomainError({
    kind: 'invalid',
    code: 'not_the_coordinator',
    ja: 'このアドレスはコーディネーターのものではありません。',
    en: 'This is the address of a worker. Tables are spread from the coordinator.',
  });

export const nodesMissing = () =>
  new DomainError({
    kind: 'invalid',
    code: 'citus_nodes_missing',
    ja: 'クラスターにノードが登録されていません。citus_set_coordinator_host と citus_add_node を実行してください。',
    en:
      'The cluster knows no node for the rows, or not its own coordinator. Let a superuser run ' +
      `select citus_set_coordinator_host('<host>', <port>), and select citus_add_node('<host>', <port>) for each worker.`,
  });

export const notMigrated = () =>
  new DomainError({
    kind: 'conflict',
    code: 'not_migrated',
    ja: '先に npx sankyu migrate を実行してください。',
    en: 'The database has not the newest shape. Run npx sankyu migrate first, with DATABASE_URL at this address.',
  });
