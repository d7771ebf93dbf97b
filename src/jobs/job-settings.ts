/** Where jobs wait, and whether this process does them. */
export class JobSettings {
  constructor(
    /** False where no jobs are to run at all: the command line, and tests. */
    readonly work: boolean,
    /** Jobs wait in the database itself (schema bullmq), reached as the application's role ... */
    readonly databaseUrl: string,
    /** ... or in this Redis or Valkey. */
    readonly redisUrl: string | undefined = undefined,
  ) {}
}
