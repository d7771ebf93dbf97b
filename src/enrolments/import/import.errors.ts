import { DomainError } from '../../domain/domain-error.js';

export const unreadableFile = (file: string, cause: unknown) =>
  new DomainError({
    kind: 'invalid',
    code: 'unreadable_file',
    ja: `「${file}」は .xlsx のファイルとして読み込めません。開いて保存し直すか、CSV でお送りください。`,
    en: `"${file}" cannot be read as an .xlsx file. Open and save it again, or send it as CSV.`,
    details: { file },
    cause,
  });

export const noFiles = () =>
  new DomainError({
    kind: 'invalid',
    code: 'no_files',
    ja: '取り込むファイルがありません。',
    en: 'There is no file to import.',
  });

export const fileNotAllowed = (file: string) =>
  new DomainError({
    kind: 'forbidden',
    code: 'file_not_allowed',
    ja: `「${file}」は取り込めません。自社の名簿と従業員一覧だけを取り込めます。`,
    en: `"${file}" cannot be imported: only the roster and the co-workers of one's own employer can.`,
    details: { file },
  });

export const nothingToCorrect = () =>
  new DomainError({
    kind: 'not_found',
    code: 'nothing_to_correct',
    ja: '直すべき行はありません。',
    en: 'There is no row to correct.',
  });

export const unknownFile = (file: string) =>
  new DomainError({
    kind: 'invalid',
    code: 'unknown_file',
    ja: `「${file}」というファイルは送られていません。`,
    en: `No file named "${file}" was sent.`,
    details: { file },
  });

/** One person would enrol and approve: in a city whose coupons are money, only who runs the machine may, for a list of the city. */
export const approvalNeedsAnother = () =>
  new DomainError({
    kind: 'refused',
    code: 'approval_needs_another',
    ja: '取り込みと同時には承認できません。別の人が承認してください。',
    en: 'A list is not approved with its import: another person must approve it.',
  });

export const approvalNotAllowed = () =>
  new DomainError({
    kind: 'forbidden',
    code: 'approval_not_allowed',
    ja: '登録の承認は市の担当課だけができます。',
    en: 'Only the welfare section of the city approves enrolments.',
  });
