import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EmployersService } from '../../employers/employers.service.js';
import type { ReportProgress } from '../../tasks/progress.js';
import { ResultAndFile, ResultFile, type TaskKind, type Work } from '../../tasks/task-kind.js';
import { TaskKinds } from '../../tasks/task-kinds.js';
import { ImportView } from '../dto/import.dto.js';
import { correctionFile, correctionMediaTypes, correctionName } from './correction-file.js';
import { ImportFolderService, type ImportOptions } from './import-folder.service.js';

/** Where nothing is named, nothing is approved, and it is the city's first programme. */
export interface WantedImport {
  approve: boolean;
  programmeId?: string;
}

/** Taking the good rows of uploaded files, all in one transaction. The bad ones of one file come back, to be corrected. */
@Injectable()
export class TakeFilesTask implements TaskKind<WantedImport, ImportView>, OnModuleInit {
  readonly name = 'import-files';
  readonly permission = 'imports.make';
  readonly atomic = true;

  constructor(
    private readonly kinds: TaskKinds,
    private readonly imports: ImportFolderService,
    private readonly employers: EmployersService,
  ) {}

  onModuleInit(): void {
    this.kinds.register(this);
  }

  /** @throws DomainError no_files, unreadable_file, file_not_allowed, programme_not_found */
  async run(work: Work<WantedImport>, report: ReportProgress): Promise<ImportView | ResultAndFile<ImportView>> {
    const options = await this.optionsOf(work);
    const imported = await this.imports.take(work.cityId, work.files, options, report);
    const told = ImportView.of(imported);
    const [wrong, ...others] = imported.filter(({ rows }) => rows.some(({ outcome }) => outcome === 'refused'));
    if (!wrong || others.length > 0) return told;
    const file = await correctionFile(wrong, 'xlsx');
    return new ResultAndFile(told, new ResultFile(correctionName(wrong.name, 'xlsx'), correctionMediaTypes.xlsx, file));
  }

  /** An employer brings the staff of its own. */
  async optionsOf({ cityId, actorId, employerId, input }: Omit<Work<WantedImport>, 'files'>): Promise<ImportOptions> {
    const options: ImportOptions = { ...input, actorId };
    if (employerId) options.employerNumber = (await this.employers.find(cityId, employerId)).corporateNumber;
    return options;
  }
}
