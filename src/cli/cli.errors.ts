import { DomainError } from '../domain/domain-error.js';

export const unknownCity = (code: string) =>
  new DomainError({
    kind: 'not_found',
    code: 'unknown_city',
    ja: `「${code}」という市はありません。\`sankyu city list\` で確かめてください。`,
    en: `There is no city "${code}"; \`sankyu city list\` shows those that there are.`,
    details: { city: code },
  });

export const unknownProgramme = (code: string) =>
  new DomainError({
    kind: 'not_found',
    code: 'unknown_programme',
    ja: `「${code}」という事業はありません。`,
    en: `There is no programme "${code}".`,
    details: { programme: code },
  });

export const startMissing = (code: string) =>
  new DomainError({
    kind: 'invalid',
    code: 'start_missing',
    ja: `「${code}」という市はまだありません。新しく作るには --start が必要です。`,
    en: `There is no city "${code}" yet. To make it, --start must name the first month of its programme.`,
    details: { city: code },
  });

export const cityContradicts = (option: string, given: string, stands: string) =>
  new DomainError({
    kind: 'conflict',
    code: 'city_contradicts',
    ja: `--${option} に ${given} と指定されましたが、この市では ${stands} です。`,
    en: `--${option} says ${given}, but of this city it is ${stands}.`,
    details: { option, given, stands },
  });

export const unreadableFolder = (folder: string) =>
  new DomainError({
    kind: 'not_found',
    code: 'unreadable_folder',
    ja: `フォルダー「${folder}」を読めません。`,
    en: `The folder "${folder}" cannot be read.`,
    details: { folder },
  });

export const unreadableFile = (file: string) =>
  new DomainError({
    kind: 'not_found',
    code: 'file_not_read',
    ja: `ファイル「${file}」を読めません。`,
    en: `The file "${file}" cannot be read.`,
    details: { file },
  });

export const unknownForm = (file: string) =>
  new DomainError({
    kind: 'invalid',
    code: 'unknown_form',
    ja: `「${file}」の形式では書き出せません。.csv か .xlsx（帳票のあるものは .pdf）にしてください。`,
    en: `It cannot be written as "${file}": choose .csv or .xlsx, or .pdf where there is a paper.`,
    details: { file },
  });

export const cityDetailsWrong = (options: string[]) =>
  new DomainError({
    kind: 'invalid',
    code: 'city_details_wrong',
    ja: `発行情報に足りない、または正しくない項目があります: ${options.join(' ')}`,
    en: `Of the city's details these are missing or not in their form: ${options.join(' ')}`,
    details: { options },
  });
