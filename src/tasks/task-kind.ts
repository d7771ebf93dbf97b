import { StreamableFile } from '@nestjs/common';
import type { UploadedFile } from '../http/uploads/read-upload.js';
import type { Permission } from '../people/policy.js';
import type { ReportProgress } from './progress.js';

/** What is to be done, for whom. */
export interface Work<Input> {
  cityId: number;
  /** Who asked for it, and is written down as having done it. */
  actorId: string;
  /** Set where an employer asked for it. */
  employerId?: string;
  input: Input;
  /** What was uploaded with it. */
  files: UploadedFile[];
}

/** A result that is a file. */
export class ResultFile {
  constructor(
    readonly name: string,
    readonly mediaType: string,
    readonly bytes: Buffer,
  ) {}

  /** As an answer, to be kept under its own name. */
  stream(): StreamableFile {
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(this.name)}`;
    return new StreamableFile(this.bytes, { type: this.mediaType, length: this.bytes.length, disposition });
  }
}

/** A result that is told, with a file that goes with it. Whoever waits is told; who comes back finds both. */
export class ResultAndFile<Told> {
  constructor(
    readonly told: Told,
    readonly file: ResultFile,
  ) {}
}

/** A kind of long work. Each folder registers its own; the same `run` answers a request and is done by a worker. */
export interface TaskKind<Input extends object, Result> {
  /** Stable: it stands in the database and in the API. */
  readonly name: string;
  /** What one must be permitted to do to ask for it, and to see it. */
  readonly permission: Permission;
  /**
   * Whether the work is one transaction, or can be. Its task then ends in the same one, so that a worker which is
   * killed has done both or neither. Otherwise the work run again has to end the same by itself.
   */
  readonly atomic: boolean;
  /** @throws DomainError for good: it is not tried again, except after one of kind busy */
  run(work: Work<Input>, report: ReportProgress): Promise<Result | ResultAndFile<Result>>;
}
