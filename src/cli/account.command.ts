import { type Command, Option } from 'commander';
import { linkTo } from '../people/doors/links.js';
import { type InvitedRole, INVITED_ROLES } from '../people/grants/granting.js';
import { InviteService } from '../people/grants/invite.service.js';
import { operatorOf } from './actor.js';
import { findCity } from './find-city.js';
import { printJson, printLine } from './print.js';
import { withServices } from './with-services.js';

interface InviteOptions {
  city: string;
  role: InvitedRole;
  email: string;
  name: string;
  employer?: string;
  merchant?: string;
  shop?: string;
  json?: true;
}

export function define(program: Command): void {
  const account = program.command('account').description('people who sign in');
  account
    .command('invite')
    .description('asks somebody to take a role: sends a link by mail, and shows it here, once (72 hours)')
    .requiredOption('--city <code>', 'the city')
    .addOption(new Option('--role <role>', 'the role').choices(INVITED_ROLES).makeOptionMandatory())
    .requiredOption('--email <address>', 'to whom')
    .requiredOption('--name <name>', 'the name of that person')
    .option('--employer <id>', 'the employer (employer_hr)')
    .option('--merchant <id>', 'the merchant (merchant_owner, merchant_clerk)')
    .option('--shop <id>', 'the shop (merchant_clerk)')
    .option('--json', 'answer in JSON')
    .action(invite);
}

async function invite({ city: code, employer, merchant, shop, json, ...wanted }: InviteOptions): Promise<void> {
  const made = await withServices(async (services) => {
    const { id: cityId } = await findCity(services, code);
    const scope = { employerId: employer, merchantId: merchant, shopId: shop };
    const inviting = services.get(InviteService);
    const { invitation, secret } = await inviting.invite(cityId, operatorOf(cityId), { ...wanted, ...scope });
    return { id: invitation.id, role: invitation.role, url: linkTo('invitation', secret) };
  });
  if (json) return printJson(made);
  printLine(made.url);
}
