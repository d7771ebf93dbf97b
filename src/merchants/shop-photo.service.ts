import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { notFound } from '../http/not-found.error.js';
import { pictureOf } from './pictures/picture-of.js';
import type { PictureType } from './pictures/picture-type.js';
import { Shop } from './shop.entity.js';
import { MOST_PHOTO_BYTES, MOST_PHOTO_PIXELS, photoNotFound, photoTooLarge, photoType } from './shop-photo.errors.js';

export interface ShopPhoto {
  mediaType: PictureType;
  content: Buffer;
  sha256: Buffer;
}

/** The picture by which a customer knows that a poster is this shop's. */
@Injectable()
export class ShopPhotoService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Whose shop it is.
   *
   * @throws DomainError not_found
   */
  async merchantOf(cityId: number, shopId: string): Promise<string> {
    const shop = await this.transactions.manager.findOneBy(Shop, { cityId, id: shopId });
    if (!shop) throw notFound();
    return shop.merchantId;
  }

  /** @throws DomainError photo_not_found */
  async find(cityId: number, shopId: string): Promise<ShopPhoto> {
    const [photo] = await this.transactions.query<ShopPhoto>(
      `select media_type as "mediaType", content, sha256 from shop_photos where city_id = $1 and shop_id = $2`,
      [cityId, shopId],
    );
    if (!photo) throw photoNotFound();
    return photo;
  }

  async exists(cityId: number, shopId: string): Promise<boolean> {
    const rows = await this.transactions.query('select 1 from shop_photos where city_id = $1 and shop_id = $2', [
      cityId,
      shopId,
    ]);
    return rows.length > 0;
  }

  /**
   * Puts a photo in the place of the one before. Kept is the picture alone, without what the camera wrote beside it.
   *
   * @throws DomainError photo_type, photo_too_large
   */
  async put(cityId: number, shopId: string, file: Buffer, actorId: string): Promise<void> {
    if (file.length > MOST_PHOTO_BYTES) throw photoTooLarge();
    const picture = pictureOf(file);
    if (!picture || picture.width < 1 || picture.height < 1) throw photoType();
    if (Math.max(picture.width, picture.height) > MOST_PHOTO_PIXELS) throw photoTooLarge();
    const { mediaType, content } = picture;
    await this.transactions.query(
      `insert into shop_photos (city_id, shop_id, media_type, content, sha256, put_by) values ($1, $2, $3, $4, $5, $6)
       on conflict on constraint shop_photos_pkey do update
          set media_type = excluded.media_type, content = excluded.content, sha256 = excluded.sha256,
              put_by = excluded.put_by, put_at = excluded.put_at`,
      [cityId, shopId, mediaType, content, createHash('sha256').update(content).digest(), actorId],
    );
  }

  /** Nothing happens where there is none. */
  async remove(cityId: number, shopId: string): Promise<void> {
    await this.transactions.query('delete from shop_photos where city_id = $1 and shop_id = $2', [cityId, shopId]);
  }
}
