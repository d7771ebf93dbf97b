import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, getSchemaPath, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { IDEMPOTENCY_HEADER } from '../idempotency/idempotency-key.js';
import { Problem } from '../problems/problem.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

const PROBLEMS: Record<string, string> = {
  400: 'The request could not be read (malformed_request, bad_cursor, idempotency_key_required).',
  401: 'No access token, or one that is not valid (unauthenticated).',
  403: 'The token’s role may not do this (forbidden).',
  404: 'Not there, or not yours to see (not_found).',
  409: 'It contradicts what stands already (key_conflict, transition_not_allowed, ...).',
  410: 'Its deadline has passed (too_late, code_lapsed).',
  422: 'A value makes no sense (invalid_request) or a rule of the programme says no.',
  429: 'Too often (too_many_requests, too_many_tries); again after Retry-After seconds.',
  503: 'For the moment; send the same request again after Retry-After seconds.',
};

const COMMAND_ONLY = new Set(['409', '410']);

/** The whole API as OpenAPI: what the controllers say, and what holds for all of them. */
export function describeApi(app: INestApplication, version: string): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Sankyu')
    .setDescription(DESCRIPTION)
    .setVersion(version)
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An access token: sk_<city>_<secret>' })
    .addCookieAuth('__Host-sankyu', { type: 'apiKey', in: 'cookie', description: SESSION }, 'session')
    .addSecurityRequirements('bearer')
    .addSecurityRequirements('session')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    extraModels: [Problem],
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  for (const path of Object.values(document.paths)) {
    for (const method of METHODS) {
      const operation = path[method];
      if (operation) addWhatHoldsForAll(operation, method);
    }
  }
  return document;
}

function addWhatHoldsForAll(operation: Operation, method: (typeof METHODS)[number]): void {
  const command = method !== 'get';
  if (!operation.security?.some((one) => Object.keys(one).length === 0)) {
    for (const [status, description] of Object.entries(PROBLEMS)) {
      if (command || !COMMAND_ONLY.has(status)) operation.responses[status] ??= problem(description);
    }
  }
  operation.responses.default ??= problem('Anything else.');
  const parameters = (operation.parameters ??= []);
  const named = parameters.some((one) => 'name' in one && one.name === IDEMPOTENCY_HEADER);
  if (command && method !== 'delete' && !named) {
    parameters.push({ name: IDEMPOTENCY_HEADER, in: 'header', required: false, schema: { type: 'string' } });
  }
}

function problem(description: string): Operation['responses'][string] {
  return { description, content: { 'application/problem+json': { schema: { $ref: getSchemaPath(Problem) } } } };
}

const SESSION =
  'The session of somebody who signed in. Of a role’s routes the path names the role: /api/v1/as/<role grant>/...';

const DESCRIPTION = `The ledger behind a city's thank-you coupons.

- Money is whole yen; months are YYYY-MM, dates YYYY-MM-DD (Asia/Tokyo), instants ISO 8601 in UTC.
- Every request but those of health and of signing in carries an access token as its bearer, or the cookie of a
  session; then its path names the role in which it is made: /api/v1/as/<role grant>/... What belongs to another city, employer,
  merchant or person answers 404, as if it did not exist.
- A command may carry an \`Idempotency-Key\` (those of the ledger must): sent again, it answers its first answer again
  and has no second effect. The same key with another request is a conflict.
- Lists are read page by page: \`limit\`, and \`cursor\` with the \`nextCursor\` of the page before.
- What is refused answers a problem (RFC 9457) with a stable \`code\`, in Japanese and English, and changes nothing.`;
