/** What the figures are taken of. */
export class MonitoringSettings {
  constructor(
    /** Connection string of the application's role. */
    readonly appUrl: string,
    /** Whether this process gives the figures of the database as a whole: one that does jobs. One is enough. */
    readonly ofTheDatabase: boolean,
    /** The folder in which backups lie, each in a folder of its own (SANKYU_BACKUPS). */
    readonly backups: string | undefined = process.env.SANKYU_BACKUPS || undefined,
  ) {}
}
