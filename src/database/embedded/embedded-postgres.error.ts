export type EmbeddedPostgresErrorCode =
  | 'no_binary'
  | 'disk_full'
  | 'not_permitted'
  | 'port_taken'
  | 'lock_held'
  | 'access_file_missing'
  | 'access_file_wrong'
  | 'archive_unusable'
  | 'start_failed';

/** The embedded database cannot be had; the message tells an operator in plain words what to do about it. */
export class EmbeddedPostgresError extends Error {
  constructor(
    readonly code: EmbeddedPostgresErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'EmbeddedPostgresError';
  }
}

/** Puts what initdb or the server wrote before it gave up into plain words. */
export function explainFailure(written: string): EmbeddedPostgresError {
  if (/No space left on device/i.test(written)) {
    return new EmbeddedPostgresError(
      'disk_full',
      'The disk is full, so the embedded database cannot start. Free some space, or let SANKYU_DATA name a folder on another disk.',
    );
  }
  if (/could not bind|could not create any TCP\/IP sockets/i.test(written)) {
    return new EmbeddedPostgresError('port_taken', 'The port of the embedded database was taken by another program.');
  }
  if (/Permission denied|wrong ownership/i.test(written)) {
    return new EmbeddedPostgresError('not_permitted', `${BELONGS_TO_ANOTHER}\n${lastLines(written)}`);
  }
  return new EmbeddedPostgresError('start_failed', `The embedded database did not start:\n${lastLines(written)}`);
}

export const BELONGS_TO_ANOTHER =
  'The files of the embedded database belong to another user of this computer. Start Sankyu as that user, or let SANKYU_DATA name a folder of your own.';

function lastLines(written: string): string {
  return written.trim().split('\n').slice(-8).join('\n');
}
