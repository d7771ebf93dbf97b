import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import type { DateIso } from '../domain/date.js';
import { ChangeEnrolmentService } from '../enrolments/change-enrolment.service.js';
import { CorrectEnrolmentService } from '../enrolments/correct-enrolment.service.js';
import { ListEnrolmentsService } from '../enrolments/list-enrolments.service.js';
import type { ChangeReason } from '../enrolments/save-change.js';
import { PageQuery } from '../http/paging.js';
import { CorrectAndRecallService } from '../issuance/correct-and-recall.service.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import { operatorOf } from './actor.js';
import { allPages } from './all-pages.js';
import { date, uuid } from './arguments.js';
import { findCity } from './find-city.js';
import { printJson, printLine, printTable } from './print.js';
import { withSealedServices, withServices } from './with-services.js';

interface Options {
  city: string;
  json?: true;
}
interface ChangeOptions extends Options {
  on?: DateIso;
  reason?: string;
}
interface CorrectOptions extends Options {
  childBorn?: DateIso;
  leaveStarted?: DateIso;
  returned?: DateIso;
  reason?: string;
  preview?: true;
}
type Change = (services: INestApplicationContext, cityId: number, id: string, why: ChangeReason) => Promise<unknown>;

export function define(program: Command): void {
  const enrolment = program.command('enrolment').description('the places of parents in the programme (登録)');
  const each = (name: string, description: string) =>
    enrolment
      .command(name)
      .description(description)
      .requiredOption('--city <code>', 'the city')
      .option('--json', 'answer in JSON');
  const change = (name: string, description: string, act: Change) =>
    each(name, description)
      .argument('<ids...>', 'the enrolments, see enrolment list')
      .option('--on <date>', "the day from which it holds; the city's today unless given", date)
      .option('--reason <words>', 'why')
      .action((ids: string[], options: ChangeOptions) => changeAll(ids, options, act));

  each('list', 'the enrolments').option('--name <part>', 'part of a name or of its reading').action(list);
  change('approve', 'accepts applications (承認)', (services, ...what) => changes(services).approve(...what));
  change('leave', 'parents who are on leave again (再休業)', (services, ...what) =>
    changes(services).goOnLeave(...what),
  );
  change('return', 'parents who are back from leave (復職)', (services, ...what) =>
    changes(services).returnFromLeave(...what),
  );
  change('end', 'parents who left their employer (退職)', (services, cityId, id, why) =>
    changes(services).end(cityId, id, 'left', why),
  );
  each('correct', 'corrects dates; with --preview only shows what that would do to the months')
    .argument('<id>', 'the enrolment', uuid)
    .option('--child-born <date>', "the child's date of birth", date)
    .option('--leave-started <date>', 'the first day of the leave', date)
    .option('--returned <date>', 'the day of the return to work', date)
    .option('--reason <words>', 'why')
    .option('--preview', 'changes nothing')
    .action(correct);
}

function changes(services: INestApplicationContext): ChangeEnrolmentService {
  return services.get(ChangeEnrolmentService);
}

async function list({ city: code, name, json }: Options & { name?: string }): Promise<void> {
  const found = await withServices(async (services) => {
    const { id } = await findCity(services, code);
    const reading = services.get(ListEnrolmentsService).list(id, { q: name });
    return allPages(new PageQuery(), (page) => reading.page(page));
  });
  if (json) return printJson(found);
  printTable(
    ['id', '氏名 name', '状態 state', '最初の月 first', '最後の月 last'],
    found.map(({ id, name, state, firstMonth, lastMonth }) => [id, name, state, firstMonth, lastMonth]),
  );
}

/** Each by itself: the ones before a refused one stay changed. */
async function changeAll(ids: string[], { city: code, on, reason, json }: ChangeOptions, act: Change): Promise<void> {
  await withServices(async (services) => {
    const { id: cityId } = await findCity(services, code);
    const why = {
      on: on ?? (await services.get(CityClockService).now(cityId)).date,
      reason: reason ?? '',
      actorId: operatorOf(cityId),
    };
    for (const id of ids) await act(services, cityId, id, why);
  });
  if (json) return printJson({ changed: ids.length });
  printLine(`${ids.length}件を変更しました。 changed.`);
}

async function correct(id: string, options: CorrectOptions): Promise<void> {
  const { childBorn, leaveStarted, returned, reason = '', preview } = options;
  const dates = definedOnly({ childBirthDate: childBorn, leaveStartedOn: leaveStarted, returnedOn: returned });
  // A correction recalls what was issued too much, so what it wrote is sealed.
  const run = preview ? withServices : withSealedServices;
  const plan = await run(async (services) => {
    const { id: cityId } = await findCity(services, options.city);
    if (preview) return services.get(CorrectEnrolmentService).preview(cityId, id, dates);
    const why = { reason, actorId: operatorOf(cityId) };
    return (await services.get(CorrectAndRecallService).correct(cityId, id, dates, why)).plan;
  });
  if (options.json) return printJson(plan);
  printLine(
    `${plan.before.firstMonth} - ${plan.before.lastMonth} → ${plan.after.firstMonth} - ${plan.after.lastMonth}`,
  );
  printLine(`新たに対象 newly owed: ${plan.newlyOwed.join(' ') || '-'}`);
  printLine(`対象外 no longer owed: ${plan.noLongerOwed.join(' ') || '-'}`);
  printLine(`過配付 over-issued: ${plan.overIssued.map(({ month }) => month).join(' ') || '-'}`);
}

function definedOnly<T extends object>(options: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as T;
}
