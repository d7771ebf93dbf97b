import { declareConstraint } from '../database/constraint-errors.js';
import { DomainError } from '../domain/domain-error.js';

export const MOST_PHOTO_BYTES = 2 * 1024 * 1024;
export const MOST_PHOTO_PIXELS = 4096;

export const photoType = () =>
  new DomainError({
    kind: 'refused',
    code: 'photo_type',
    ja: '写真は JPEG・PNG・WebP のいずれかを一つ送ってください（名前ではなく中身で判断します）。',
    en: 'Send one photo, a JPEG, PNG or WebP by its content, whatever its name.',
  });

export const photoTooLarge = () =>
  new DomainError({
    kind: 'refused',
    code: 'photo_too_large',
    ja: `写真は 2 MB、縦横それぞれ ${MOST_PHOTO_PIXELS} ピクセルまでです。`,
    en: `A photo may have 2 MB, and ${MOST_PHOTO_PIXELS} pixels on each side.`,
    details: { mostBytes: MOST_PHOTO_BYTES, mostPixels: MOST_PHOTO_PIXELS },
  });

export const photoNotFound = () =>
  new DomainError({
    kind: 'not_found',
    code: 'photo_not_found',
    ja: 'この店舗の写真はありません。',
    en: 'There is no photo of this shop.',
  });

declareConstraint('shop_photos_size', photoTooLarge);
declareConstraint('shop_photos_media_type_known', photoType);
