import { type Command, Option } from 'commander';
import { IssueTokenService } from '../people/issue-token.service.js';
import { ListTokensService } from '../people/list-tokens.service.js';
import { RevokeTokenService } from '../people/revoke-token.service.js';
import { type Permission, permissionsOf } from '../people/policy.js';
import { type Role, ROLES } from '../people/role.js';
import { uuid } from './arguments.js';
import { findCity } from './find-city.js';
import { printJson, printLine, printTable } from './print.js';
import { withServices } from './with-services.js';

/** More tokens than a city has: its list is read in one piece. */
const ALL = 100_000;

/** Only a client's key is made for less than its role. */
const OF_CLIENTS = [...new Set([...permissionsOf('hris_client'), ...permissionsOf('pos_client')])];

interface NewTokenOptions {
  city: string;
  role: Role;
  label?: string;
  scope?: Permission[];
  employer?: string;
  merchant?: string;
  shop?: string;
  employee?: string;
  json?: true;
}

export function define(program: Command): void {
  const token = program.command('token').description('access tokens, by which programs and people call the service');
  token
    .command('create')
    .description('makes an access token; its text is shown now and never again')
    .requiredOption('--city <code>', 'the city')
    .addOption(new Option('--role <role>', 'what it may do').choices(ROLES).makeOptionMandatory())
    .option('--label <words>', 'what it is for')
    .addOption(
      new Option(
        '--scope <permission...>',
        'what a client’s key is for (hris_client, pos_client); everything its role may, unless given',
      ).choices(OF_CLIENTS),
    )
    .option('--employer <id>', 'the employer to which it is bound (employer_hr, hris_client)')
    .option('--merchant <id>', 'the merchant to which it is bound (merchant_owner, merchant_clerk, pos_client)')
    .option('--shop <id>', 'the shop to which it is bound (merchant_clerk, pos_client)')
    .option('--employee <id>', 'the person to whom it belongs (employee)')
    .option('--json', 'answer in JSON')
    .action(create);
  token
    .command('list')
    .description('the tokens of a city, without their texts')
    .requiredOption('--city <code>', 'the city')
    .option('--json', 'answer in JSON')
    .action(list);
  token
    .command('revoke')
    .description('ends a token, within five seconds in every process')
    .argument('<id>', 'the id of the token, see token list', uuid)
    .requiredOption('--city <code>', 'the city')
    .option('--json', 'answer in JSON')
    .action(revoke);
}

async function create({
  city: code,
  role,
  label,
  scope: scopes,
  employer,
  merchant,
  shop,
  employee,
  json,
}: NewTokenOptions): Promise<void> {
  const made = await withServices(async (services) => {
    const { id: cityId } = await findCity(services, code);
    const scope = { employerId: employer, merchantId: merchant, shopId: shop, employeeId: employee };
    const { token, text } = await services
      .get(IssueTokenService)
      .issue({ cityId, role, label: label ?? role, scopes, ...scope });
    return { id: token.id, role: token.role, label: token.label, scopes: token.scopes, token: text };
  });
  if (json) return printJson(made);
  printLine(made.token);
}

async function list({ city: code, json }: { city: string; json?: true }): Promise<void> {
  const tokens = await withServices(async (services) => {
    const { id } = await findCity(services, code);
    return services.get(ListTokensService).list(id, ALL);
  });
  if (json) return printJson(tokens);
  printTable(
    ['id', '役割 role', '用途 label', '作成 created', '最終利用 last used', '失効 revoked'],
    tokens.map(({ id, role, label, createdAt, lastUsedAt, revokedAt }) => [
      id,
      role,
      label,
      createdAt.toISOString(),
      lastUsedAt?.toISOString() ?? '',
      revokedAt?.toISOString() ?? '',
    ]),
  );
}

async function revoke(id: string, { city: code, json }: { city: string; json?: true }): Promise<void> {
  const token = await withServices(async (services) => {
    const { id: cityId } = await findCity(services, code);
    return services.get(RevokeTokenService).revoke(cityId, id);
  });
  if (json) return printJson({ id: token.id, revokedAt: token.revokedAt });
  printLine(`${token.label}: 失効しました。 The token has ended.`);
}
