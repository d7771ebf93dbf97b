import { declareConstraint } from '../../database/constraint-errors.js';
import { DomainError } from '../../domain/domain-error.js';

export const MOST_EVIDENCE_BYTES = 10 * 1024 * 1024;
export const MOST_EVIDENCE_FILES = 40;

export const evidenceType = () =>
  new DomainError({
    kind: 'refused',
    code: 'evidence_type',
    ja: '資料は PDF・PNG・JPEG のいずれかにしてください（名前ではなく中身で判断します）。',
    en: 'Evidence is a PDF, PNG or JPEG by its content, whatever its name.',
  });

export const evidenceTooLarge = () =>
  new DomainError({
    kind: 'refused',
    code: 'evidence_too_large',
    ja: '資料は一つ 10 MB までです。',
    en: 'A file of evidence may have 10 MB.',
    details: { mostBytes: MOST_EVIDENCE_BYTES },
  });

export const tooMuchEvidence = () =>
  new DomainError({
    kind: 'refused',
    code: 'too_much_evidence',
    ja: `資料は一つの申請に ${MOST_EVIDENCE_FILES} 個までです。`,
    en: `An application takes ${MOST_EVIDENCE_FILES} files.`,
  });

export const evidenceNotFound = () =>
  new DomainError({
    kind: 'not_found',
    code: 'evidence_not_found',
    ja: 'その資料は見つかりません。',
    en: 'There is no such file of evidence.',
  });

export const evidenceAway = (cause?: unknown) =>
  new DomainError({
    kind: 'busy',
    code: 'evidence_away',
    ja: '資料の保管場所に届かないか、資料が保管したときのままではありません。',
    en: 'The place where evidence is kept cannot be reached, or the file is not what was put there.',
    cause,
  });

declareConstraint('evidence_files_size', evidenceTooLarge);
declareConstraint('evidence_files_media_type_known', evidenceType);
