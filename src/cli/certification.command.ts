import { writeFile } from 'node:fs/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { type Command, Option } from 'commander';
import { ApplyService } from '../certification/applications/apply.service.js';
import { CertificatePaperService } from '../certification/certificates/certificate-paper.service.js';
import type { Certification } from '../certification/certification.entity.js';
import { CertificationsService } from '../certification/certifications.service.js';
import { ChangeCertificationService } from '../certification/change-certification.service.js';
import { CriteriaService } from '../certification/criteria/criteria.service.js';
import type { CertificationView } from '../certification/dto/certification.dto.js';
import type { Holder } from '../certification/holder.js';
import type { CertificationChange } from '../certification/record-event.js';
import { type CertificationState, certificationTable } from '../domain/certification-states.js';
import type { DateIso } from '../domain/date.js';
import { PageQuery } from '../http/paging.js';
import { allPages } from './all-pages.js';
import { operatorOf, personNamed } from './actor.js';
import { date, person, uuid } from './arguments.js';
import { findCity } from './find-city.js';
import { printJson, printLine, printTable } from './print.js';
import { withSealedServices, withServices } from './with-services.js';

interface Options {
  city: string;
  json?: true;
}
interface ChangeOptions extends Options {
  on?: DateIso;
  reason: string;
  as?: string;
}
type Act = (
  change: ChangeCertificationService,
  cityId: number,
  id: string,
  why: CertificationChange,
) => Promise<Certification>;

export function define(program: Command): void {
  const certification = program.command('certification').description('who is certified as good to parents (認定)');
  const each = (name: string, description: string) =>
    certification
      .command(name)
      .description(description)
      .requiredOption('--city <code>', 'the city')
      .option('--json', 'answer in JSON');
  const changing = (name: string, description: string) =>
    each(name, description)
      .option('--on <date>', "the day from which it holds; the city's today unless given", date)
      .option('--as <name>', 'who does it', person)
      .requiredOption('--reason <words>', 'why');
  const deciding = (name: string, description: string, act: Act) =>
    changing(name, description)
      .argument('<id>', 'the certification, see certification list', uuid)
      .action((id: string, options: ChangeOptions) => decide(id, options, act));

  each('list', 'all certifications, the newest first')
    .addOption(new Option('--state <state>', 'only those').choices(Object.keys(certificationTable.states)))
    .action(list);
  each('criteria', 'what is asked for today; with --begin a city that has no criteria gets the ready ones')
    .option('--begin', 'gives the ready criteria and tiers')
    .action(criteria);
  const applying = changing('apply', 'asks for certification (申請), of a merchant or of an employer')
    .addOption(new Option('--merchant <id>', 'the merchant').argParser(uuid).conflicts('employer'))
    .addOption(new Option('--employer <id>', 'the employer').argParser(uuid));
  applying.action((options: ChangeOptions & { merchant?: string; employer?: string }) => {
    const { merchant, employer } = options;
    if (merchant !== undefined) return apply({ merchantId: merchant }, options);
    if (employer !== undefined) return apply({ employerId: employer }, options);
    return applying.error('error: --merchant or --employer says whose it is');
  });
  changing('renew', 'asks to continue a certification (更新の申請)')
    .argument('<id>', 'the certification that is about to end', uuid)
    .action(renew);
  changing('certify', 'certifies (認定); --on is its first day')
    .argument('<id>', 'the application', uuid)
    .requiredOption('--until <date>', 'its last day', date)
    .action((id: string, options: ChangeOptions & { until: DateIso }) =>
      decide(id, options, (change, cityId, own, why) =>
        change.certify(cityId, own, { ...why, validUntil: options.until }),
      ),
    );
  deciding('refuse', 'refuses an application (不認定)', (change, ...what) => change.refuse(...what));
  deciding('suspend', 'stops new redemptions (停止)', (change, ...what) => change.suspend(...what));
  deciding('resume', 'lifts a suspension (停止の解除)', (change, ...what) => change.resume(...what));
  deciding('revoke', 'takes a certification away (認定取消)', (change, ...what) => change.revoke(...what));
  each('certificate', 'writes the certificate as PDF (認定証)')
    .argument('<id>', 'the certification', uuid)
    .requiredOption('--out <file>', 'where to')
    .action(certificate);
}

async function list({ city: code, state, json }: Options & { state?: CertificationState }): Promise<void> {
  const found = await withServices(async (services) => {
    const { id } = await findCity(services, code);
    const reading = services.get(CertificationsService).list(id, { state });
    const all = await allPages(new PageQuery(), (page) => reading.page(page));
    return all.map(shown);
  });
  if (json) return printJson(found);
  printTable(
    ['id', '番号 number', '状態 state', '区分 tier', '始 from', '終 until'],
    found.map((one) => [
      one.id,
      one.number ?? '-',
      one.state,
      one.tier ?? '-',
      one.validFrom ?? '-',
      one.validUntil ?? '-',
    ]),
  );
}

async function criteria({ city: code, begin, json }: Options & { begin?: true }): Promise<void> {
  const found = await withServices(async (services) => {
    const { id } = await findCity(services, code);
    const service = services.get(CriteriaService);
    if (begin) await service.begin(id);
    return service.today(id);
  });
  if (json) return printJson(found.map(({ cityId: _cityId, ...criterion }) => criterion));
  printTable(
    ['基準 criterion', '資料 evidence', '開始 from'],
    found.map(({ name, evidenceRequired, validFrom }) => [name, evidenceRequired ? '要' : '-', validFrom]),
  );
}

function apply(holder: Holder, options: ChangeOptions): Promise<void> {
  return act(options, (services, cityId, why) => services.get(ApplyService).apply(cityId, holder, why));
}

function renew(id: string, options: ChangeOptions): Promise<void> {
  return act(options, (services, cityId, why) => services.get(ApplyService).renew(cityId, id, why));
}

function decide(id: string, options: ChangeOptions, change: Act): Promise<void> {
  return act(options, (services, cityId, why) => change(services.get(ChangeCertificationService), cityId, id, why));
}

/** What a decision writes about the till into the ledger is sealed. */
async function act(
  { city: code, on, reason, as, json }: ChangeOptions,
  work: (services: INestApplicationContext, cityId: number, why: CertificationChange) => Promise<Certification>,
): Promise<void> {
  const done = await withSealedServices(async (services) => {
    const { id } = await findCity(services, code);
    const actorId = as === undefined ? operatorOf(id) : personNamed(id, as);
    return shown(await work(services, id, on === undefined ? { reason, actorId } : { reason, actorId, fromOn: on }));
  });
  if (json) return printJson(done);
  printLine(`${certificationTable.states[done.state]}  ${done.number ?? ''}  ${done.id}`);
}

async function certificate(id: string, { city: code, out, json }: Options & { out: string }): Promise<void> {
  const { number, pdf } = await withServices(async (services) => {
    const { id: cityId } = await findCity(services, code);
    return services.get(CertificatePaperService).paper(cityId, id);
  });
  await writeFile(out, pdf);
  if (json) return printJson({ number, file: out, bytes: pdf.length });
  printLine(`${out}（${number}）`);
}

function shown({
  id,
  merchantId,
  employerId,
  state,
  number,
  tier,
  validFrom,
  validUntil,
  renews,
}: Omit<CertificationView, 'events'>) {
  return { id, merchantId, employerId, state, number, tier, validFrom, validUntil, renews };
}
