import { isUUID } from 'class-validator';
import { DomainError } from '../../domain/domain-error.js';
import type { Upload, UploadedFile } from '../../http/uploads/read-upload.js';
import { criterionNotInForce } from './application.errors.js';

const oneFile = () =>
  new DomainError({
    kind: 'invalid',
    code: 'one_file',
    ja: '資料は一つずつ送ってください。',
    en: 'Send one file of evidence at a time.',
  });

/** @throws DomainError one_file, criterion_not_in_force */
export function evidenceUpload({ files, fields }: Upload): { file: UploadedFile; criterionId: string | null } {
  const [file] = files;
  if (!file || files.length > 1) throw oneFile();
  const { criterionId = '' } = fields;
  if (criterionId !== '' && !isUUID(criterionId)) throw criterionNotInForce(criterionId);
  return { file, criterionId: criterionId || null };
}
