import { DomainError } from '../../domain/domain-error.js';

export const folderTaken = (folder: string) =>
  new DomainError({
    kind: 'conflict',
    code: 'folder_taken',
    ja: `「${folder}」はすでにあります。まだないフォルダー名を指定してください。`,
    en: `${folder} is there already. Name a folder that does not exist yet.`,
    details: { folder },
  });

export const nothingToBackUp = (folder: string) =>
  new DomainError({
    kind: 'not_found',
    code: 'nothing_to_back_up',
    ja: `「${folder}」にはSankyuのデータベースがありません。`,
    en: `There is no database of Sankyu in ${folder}. SANKYU_DATA names the folder that is backed up.`,
    details: { folder },
  });

export const ownServer = () =>
  new DomainError({
    kind: 'invalid',
    code: 'own_server',
    ja: 'このバックアップは内蔵のPostgreSQLのものです。DATABASE_URL と --pg-bin を指定せずに復元してください。',
    en: 'The backup is of the embedded PostgreSQL: restore it without DATABASE_URL and --pg-bin.',
  });

export const backupOfOwnServer = () =>
  new DomainError({
    kind: 'invalid',
    code: 'backup_of_own_server',
    ja:
      'このバックアップは自前のPostgreSQLのものです。DATABASE_URL と DATABASE_APP_URL をサービスと同じに設定し、' +
      '--pg-bin で同じバージョンのPostgreSQLのプログラムのフォルダーを指定してください。',
    en:
      'The backup is of a PostgreSQL of your own: set DATABASE_URL and DATABASE_APP_URL as in the service, and name the ' +
      'folder of the programs of that version by --pg-bin. The address itself is not asked.',
  });

export const folderUnreachable = (folder: string) =>
  new DomainError({
    kind: 'refused',
    code: 'folder_unreachable',
    ja: `PostgreSQLを動かすユーザーが「${folder}」に入れません。別の場所を指定してください。`,
    en: `The user as whom PostgreSQL runs cannot get to ${folder}. Name another place.`,
    details: { folder },
  });

export const baseBackupProgram = (needed: number, found: number) =>
  new DomainError({
    kind: 'refused',
    code: 'base_backup_program',
    ja: `PATHに、バージョン${needed}以上の pg_basebackup が必要です（${found === 0 ? 'ありません' : `あるのは ${found}`}）。`,
    en: `A pg_basebackup of version ${needed} or newer must be on the PATH; there is ${found === 0 ? 'none' : `a ${found}`}.`,
    details: { needed, found },
  });

export const baseBackupFailed = (written: string) =>
  new DomainError({
    kind: 'refused',
    code: 'base_backup_failed',
    ja: `pg_basebackup が失敗しました。SANKYU_BACKUP_URL に、レプリケーションの権限を持つロールを指定してください。\n${written}`,
    en:
      'pg_basebackup failed. SANKYU_BACKUP_URL is to name a role with the right of replication, whom pg_hba.conf lets ' +
      `in. It wrote:\n${written}`,
  });

export const tablespaces = () =>
  new DomainError({
    kind: 'refused',
    code: 'backup_tablespaces',
    ja: 'テーブル空間のあるデータベースは、このコマンドではバックアップできません。',
    en: 'This database has tablespaces outside its folder, which this command does not copy.',
  });

export const databaseLost = (cause: Error) =>
  new DomainError({
    kind: 'busy',
    code: 'database_lost',
    ja: 'コピーの途中でデータベースとの接続が切れたため、バックアップは作られていません。もう一度実行してください。',
    en: 'The connection to the database broke while it was copied, so there is no backup. Run it again.',
    cause,
  });

export const notABackup = (folder: string) =>
  new DomainError({
    kind: 'not_found',
    code: 'not_a_backup',
    ja: `「${folder}」は完成したバックアップではありません（manifest.json がないか、読めません）。`,
    en: `${folder} is no finished backup: its manifest.json is not there, or not to be read.`,
    details: { folder },
  });

export const backupDamaged = (file: string) =>
  new DomainError({
    kind: 'refused',
    code: 'backup_damaged',
    ja: `バックアップのファイル「${file}」が欠けているか、作成時と異なります。`,
    en: `The file ${file} of the backup is missing, or not as it was made.`,
    details: { file },
  });

export const backupOfOtherServer = (made: number, here: number) =>
  new DomainError({
    kind: 'refused',
    code: 'backup_of_other_server',
    ja: `このバックアップはPostgreSQL ${made} のものです。ここにあるのは ${here} です。`,
    en: `The backup is of PostgreSQL ${made}, and the one that is here is ${here}.`,
    details: { made, here },
  });

export const backupOfNewer = (migration: string) =>
  new DomainError({
    kind: 'refused',
    code: 'backup_of_newer',
    ja: `このバックアップは、より新しいSankyuのものです（${migration}）。`,
    en: `A newer Sankyu made the backup (${migration} is unknown here). Install that one first.`,
    details: { migration },
  });

export const keysMissing = (variables: string[]) =>
  new DomainError({
    kind: 'invalid',
    code: 'keys_missing',
    ja: `バックアップに鍵は含まれません。${variables.join('、')} を設定するか、--keys で鍵のフォルダーを指定してください。`,
    en: `Keys are not in a backup. Set ${variables.join(', ')}, or name the folder of their files by --keys.`,
    details: { variables },
  });

export const keysWrong = (variables: string[]) =>
  new DomainError({
    kind: 'refused',
    code: 'keys_wrong',
    ja: `バックアップの時の鍵と異なります: ${variables.join('、')}（承知のうえで続けるには --other-keys）`,
    en: `Not the keys in use when the backup was made: ${variables.join(', ')}. --other-keys goes on all the same.`,
    details: { variables },
  });

export const archiveNeeded = () =>
  new DomainError({
    kind: 'invalid',
    code: 'archive_needed',
    ja: 'バックアップの後の時点に戻すには、WALのアーカイブが必要です（--archive または SANKYU_WAL_ARCHIVE）。',
    en: 'To go beyond the backup, the archive of the log is needed: --archive, or SANKYU_WAL_ARCHIVE.',
  });

export const noSuchArchive = (folder: string) =>
  new DomainError({
    kind: 'not_found',
    code: 'no_such_archive',
    ja: `「${folder}」に、このバックアップに続くWALのアーカイブがありません。`,
    en: `${folder} holds no archive of the log that continues this backup.`,
    details: { folder },
  });

export const archiveUnreadable = (folder: string) =>
  new DomainError({
    kind: 'refused',
    code: 'archive_unreadable',
    ja: `PostgreSQLを動かすユーザーが「${folder}」のファイルを読めません。所有者を変えてください（chown -R）。`,
    en: `The user as whom PostgreSQL runs may not read the files in ${folder}. Give them to it (chown -R).`,
    details: { folder },
  });

export const archiveGap = (segment: string) =>
  new DomainError({
    kind: 'refused',
    code: 'archive_gap',
    ja: `アーカイブに ${segment} がないため、その後の記録まで復元できません。--until で、それより前の時点を指定してください。`,
    en: `The archive lacks ${segment}, though it has later ones. Name a moment before the gap by --until.`,
    details: { segment },
  });

export const untilBeforeBackup = (endedAt: string) =>
  new DomainError({
    kind: 'invalid',
    code: 'until_before_backup',
    ja: `このバックアップは ${endedAt} に終わったもので、それより前には戻せません。より古いバックアップを使ってください。`,
    en: `The backup ended at ${endedAt}, and leads to no moment before that. Use an older one.`,
    details: { endedAt },
  });

export const untilNotReached = (lastAt: string | undefined) =>
  new DomainError({
    kind: 'refused',
    code: 'until_not_reached',
    ja: `アーカイブは指定の時点まで届きません（最後の記録: ${lastAt ?? 'なし'}）。そこまで復元するには --until-latest を使ってください。`,
    en:
      `The archive does not reach that moment: its last transaction was at ${lastAt ?? 'no time known'}. ` +
      '--until-latest restores all that there is.',
    details: { lastAt: lastAt ?? null },
  });

export const recoveryFailed = (written: string) =>
  new DomainError({
    kind: 'refused',
    code: 'recovery_failed',
    ja: `PostgreSQLが復元できませんでした。\n${written}`,
    en: `PostgreSQL could not recover. It wrote:\n${written}`,
  });
