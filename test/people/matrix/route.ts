import { grantedBy } from '../../../src/people/grants/granting.js';
import type { Permission } from '../../../src/people/policy.js';
import type { Role } from '../../../src/people/role.js';
import type { TestApp } from '../../support/app.js';
import { type Handler, handlersOf } from '../../support/routes.js';
import { type ApiDocument, type Operation, sampleOf } from '../../support/sample-body.js';
import { formWith, smallPdf, smallPng } from '../../support/small-files.js';
import { OBJECTS, objectNamedBy } from './objects.js';
import type { Named } from './ownership.js';

/** A route of the router that asks for a permission. */
export interface Route {
  name: string;
  method: string;
  path: string;
  permission: Permission;
  /** What its path names, when it names something. */
  object?: string;
  operation?: Operation;
}

/** Bodies that the description alone does not tell: what they refer to, and files. */
const BODIES: Record<string, (role: Role, known: Record<string, unknown>) => unknown> = {
  'POST access-tokens': (role, known) => keyFor(role === 'merchant_owner' ? 'pos_client' : 'hris_client', known),
  'POST invitations': (role, known) => invitationTo(grantedBy(role)[0], known),
  'POST imports/correction-file': () => formWith('files', ROSTER.replace('n77@', 'n77'), 'roster.csv'),
  'PUT shops/:id/photo': () => formWith('photo', smallPng(), 'a.png'),
  'POST certifications/:id/evidence': () => formWith('file', smallPdf(), 'a.pdf'),
  'POST bank-statements': () => statement(),
  'POST bank-statements/preview': () => statement(),
};
const statement = () =>
  formWith('file', '取引日,入金額,振込依頼人名,仮想口座番号,照会番号\n2026-05-01,1000,ﾌﾒｲ,,B1\n', 'b.csv');

const keyFor = (role: Role, { employerId, merchantId, shopId }: Record<string, unknown>) => ({
  role,
  label: 'しけん',
  ...(role === 'pos_client' ? { merchantId, shopId } : { employerId }),
});

const invitationTo = (role: Role | undefined, { employerId, merchantId }: Record<string, unknown>) => ({
  email: 'shiken@example.jp',
  name: '試験',
  role,
  ...(role === 'employer_hr' ? { employerId } : {}),
  ...(role === 'merchant_owner' ? { merchantId } : {}),
});

const ROSTER = '社員番号,氏名,フリガナ,メールアドレス\n77,新 人,シン ジン,n77@example.jp\n';

/** Every route of the router that asks for a permission, with what the table of objects says of it. */
export function closedRoutes(app: TestApp, known: readonly string[], document: ApiDocument): Route[] {
  const handlers = new Map(handlersOf(app.app).map((handler) => [handler.route, handler]));
  return known.flatMap((route) => {
    const { method, permission } = handlers.get(route) ?? unknownRoute(route);
    if (permission === undefined) return [];
    const path = route.slice(method.length + 1);
    return [
      {
        name: route,
        method,
        path,
        permission,
        object: objectNamedBy(route),
        operation: operationOf(document, method, path),
      },
    ];
  });
}

function unknownRoute(route: string): Handler {
  throw new Error(`The router knows ${route}, of which no controller says who may call it.`);
}

/** Routes whose path names something that the table of objects does not know. */
export function unnamed(routes: readonly Route[]): string[] {
  return routes.filter(({ object }) => object !== undefined && !(object in OBJECTS)).map(({ name }) => name);
}

function operationOf(document: ApiDocument, method: string, path: string): Operation | undefined {
  return document.paths[path.replace(/:([a-z]+)/gi, '{$1}')]?.[method.toLowerCase()];
}

export function pathTo({ path }: Pick<Route, 'path'>, { parameters }: Named): string {
  return path.replace(/:([a-z]+)/gi, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`Nothing is known for :${name} of ${path}`);
    return encodeURIComponent(value);
  });
}

/** The queries that a route cannot do without. */
export function queryOf({ operation }: Route, document: ApiDocument, known: Record<string, unknown>): string {
  const needed = (operation?.parameters ?? []).filter((one) => one.in === 'query' && one.required);
  const pairs = needed.map(({ name, schema }): [string, string] => [
    name,
    String(sampleOf(document, schema, known, name)),
  ]);
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : '';
}

/** A body that passes every check of form. */
export function bodyOf(
  { method, path, operation }: Route,
  document: ApiDocument,
  role: Role,
  known: Record<string, unknown>,
): unknown {
  const own = BODIES[`${method} ${path.replace('/api/v1/', '')}`];
  if (own) return own(role, known);
  const content = operation?.requestBody?.content ?? {};
  if (content['application/json']) return sampleOf(document, content['application/json'].schema, known);
  return 'multipart/form-data' in content ? formWith('files', ROSTER, 'roster.csv') : undefined;
}
