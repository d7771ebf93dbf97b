import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { ProgrammesService } from '../../programmes/programmes.service.js';
import { type ReportProgress, unwatched } from '../../tasks/progress.js';
import { lockEnrolments } from '../enrolments-lock.js';
import type { FileKind } from './file-kind.js';
import { readFiles, type ImportedFile, type ImportFile, type ReadFile } from './import-file.js';
import { ImportOrganisationsService } from './import-organisations.service.js';
import { ImportPeopleService } from './import-people.service.js';
import { fileNotAllowed } from './import.errors.js';
import { runAndUndo } from './run-and-undo.js';

export interface ImportOptions {
  /** Whether the enrolments are approved at once. */
  approve: boolean;
  actorId: string;
  /** The city's first programme, if not named. */
  programmeId?: string;
  /** Where somebody may bring the staff of one employer only: its corporate number. */
  employerNumber?: string;
}

@Injectable()
export class ImportFolderService {
  constructor(
    private readonly transactions: Transactions,
    private readonly programmes: ProgrammesService,
    private readonly organisations: ImportOrganisationsService,
    private readonly people: ImportPeopleService,
  ) {}

  /**
   * What `take` would do with every row of these files, and nothing of it done.
   *
   * @throws DomainError no_files, unreadable_file, file_not_allowed, programme_not_found
   */
  async preview(cityId: number, files: readonly ImportFile[], options: ImportOptions): Promise<ImportedFile[]> {
    const read = await this.read(files, options);
    return runAndUndo(this.transactions, () => this.takeRead(cityId, read, options, unwatched));
  }

  /**
   * Takes the good rows of these files, in one transaction: employers first, then the parents of the rosters, the
   * co-workers, and the merchants. The same files again change nothing, also when they are taken twice at once.
   *
   * @param report steps reading_files, then taking_employers, taking_roster, taking_coworkers and taking_merchants, by files
   * @throws DomainError no_files, unreadable_file, file_not_allowed, programme_not_found
   */
  async take(
    cityId: number,
    files: readonly ImportFile[],
    options: ImportOptions,
    report: ReportProgress = unwatched,
  ): Promise<ImportedFile[]> {
    report('reading_files', 0, files.length);
    const read = await this.read(files, options);
    return this.transactions.run(() => this.takeRead(cityId, read, options, report));
  }

  private async read(files: readonly ImportFile[], { employerNumber }: ImportOptions): Promise<ReadFile[]> {
    const read = await readFiles(files);
    if (employerNumber === undefined) return read;
    return read.map((file) => {
      const own = file.employerNumber === undefined || file.employerNumber === employerNumber;
      if (!own || !['roster', 'coworkers'].includes(file.kind)) throw fileNotAllowed(file.name);
      return { ...file, employerNumber };
    });
  }

  private async takeRead(
    cityId: number,
    files: readonly ReadFile[],
    options: ImportOptions,
    report: ReportProgress,
  ): Promise<ImportedFile[]> {
    const { approve, actorId, programmeId } = options;
    const programme = programmeId
      ? await this.programmes.find(cityId, programmeId)
      : await this.programmes.mainProgramme(cityId);
    await lockEnrolments(this.transactions.manager, cityId);
    const results = new Map<ReadFile, ImportedFile>();
    const of = (kind: FileKind) => {
      const those = files.filter((file) => file.kind === kind);
      if (those.length > 0) report(`taking_${kind}`, results.size, files.length);
      return those;
    };
    const applying = { approve, actorId, reason: '名簿の取り込み' };
    const keep = (of: readonly ReadFile[], imported: readonly ImportedFile[]) =>
      of.forEach((file, index) => results.set(file, imported[index]!));
    const employers = of('employers');
    keep(employers, await this.organisations.employers(cityId, employers));
    const rosters = of('roster');
    keep(rosters, await this.people.rosters(cityId, programme.id, rosters, applying));
    const coworkers = of('coworkers');
    keep(coworkers, await this.people.coworkers(cityId, coworkers));
    const merchants = of('merchants');
    keep(merchants, await this.organisations.merchants(cityId, programme, merchants, actorId));
    return files.map((file) => results.get(file)!);
  }
}
