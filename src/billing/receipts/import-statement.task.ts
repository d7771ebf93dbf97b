import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ReportProgress } from '../../tasks/progress.js';
import type { TaskKind, Work } from '../../tasks/task-kind.js';
import { TaskKinds } from '../../tasks/task-kinds.js';
import type { ImportedStatement } from '../dto/receipt.js';
import { ImportStatementService } from './import-statement.service.js';

/** The bank's statements, file by file. */
@Injectable()
export class ImportStatementTask implements TaskKind<object, ImportedStatement[]>, OnModuleInit {
  readonly name = 'import-statement';
  readonly permission = 'receipts.write';
  readonly atomic = true;

  constructor(
    private readonly kinds: TaskKinds,
    private readonly statements: ImportStatementService,
  ) {}

  onModuleInit(): void {
    this.kinds.register(this);
  }

  /** @throws DomainError statement_header_unknown, statement_unreadable */
  async run({ cityId, actorId, files }: Work<object>, report: ReportProgress): Promise<ImportedStatement[]> {
    const taken: ImportedStatement[] = [];
    for (const file of files) {
      report('reading_statements', taken.length, files.length);
      taken.push(await this.statements.import(cityId, file, actorId));
    }
    return taken;
  }
}
