import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EmployersService } from '../../employers/employers.service.js';
import type { ReportProgress } from '../../tasks/progress.js';
import type { TaskKind, Work } from '../../tasks/task-kind.js';
import { TaskKinds } from '../../tasks/task-kinds.js';
import { ImportView } from '../dto/import.dto.js';
import { ImportFolderService, type ImportOptions } from './import-folder.service.js';

/** Where nothing is named, nothing is approved, and it is the city's first programme. */
export interface WantedImport {
  approve: boolean;
  programmeId?: string;
}

/** Taking the good rows of uploaded files, all in one transaction. */
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
  async run(work: Work<WantedImport>, report: ReportProgress): Promise<ImportView> {
    const options = await this.optionsOf(work);
    return ImportView.of(await this.imports.take(work.cityId, work.files, options, report));
  }

  /** An employer brings the staff of its own. */
  async optionsOf({ cityId, actorId, employerId, input }: Omit<Work<WantedImport>, 'files'>): Promise<ImportOptions> {
    const options: ImportOptions = { ...input, actorId };
    if (employerId) options.employerNumber = (await this.employers.find(cityId, employerId)).corporateNumber;
    return options;
  }
}
