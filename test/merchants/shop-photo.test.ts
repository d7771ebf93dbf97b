import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deflateSync, inflateSync } from 'node:zlib';
import { pictureOf } from '../../src/merchants/pictures/picture-of.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { pngChunk } from '../support/small-files.js';
import { Town, type TownShop } from '../support/town.js';

const SECRET = 'GPS 43.7706 142.3650';

/** Rows of grey, each with the number of its filter before it. */
const greyPixels = (width: number, height: number) => Buffer.alloc((width + 1) * height);

/** A PNG with a comment inside and something else behind it. */
function png(width = 3, height = 2): Buffer {
  const head = Buffer.from('00000000000000000800000000', 'hex');
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', head),
    pngChunk('tEXt', Buffer.from(`Comment\0${SECRET}`)),
    pngChunk('IDAT', deflateSync(greyPixels(width, height))),
    pngChunk('IEND', Buffer.alloc(0)),
    Buffer.from(`PK\u0003\u0004 ${SECRET}`),
  ]);
}

/** Compressed data in which the byte ff occurs, once stuffed and once as a restart. */
const SCAN = Buffer.from([0x3f, 0xff, 0x00, 0x12, 0xff, 0xd0, 0x34]);

/** A JPEG of one grey pixel, held on its side, with the place in its Exif and a comment. */
function jpeg(): Buffer {
  const segment = (marker: number, data: Buffer) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(data.length + 2, 2);
    return Buffer.concat([head, data]);
  };
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010006000000000000', 'hex');
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('4a46494600010100000100010000', 'hex')),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(SECRET)])),
    segment(0xfe, Buffer.from(SECRET)),
    segment(0xdb, Buffer.concat([Buffer.of(0), Buffer.alloc(64, 1)])),
    segment(0xc0, Buffer.from('080001000101011100', 'hex')),
    segment(0xc4, Buffer.concat([Buffer.of(0, 1), Buffer.alloc(15), Buffer.of(0)])),
    segment(0xc4, Buffer.concat([Buffer.of(0x10, 1), Buffer.alloc(15), Buffer.of(0)])),
    segment(0xda, Buffer.from('010100003f00', 'hex')),
    SCAN,
    Buffer.from([0xff, 0xd9]),
    Buffer.from(SECRET),
  ]);
}

/** A WebP in its extended form with Exif and XMP. */
function webp(): Buffer {
  const part = (type: string, data: Buffer) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32LE(data.length, 4);
    return Buffer.concat([head, data], 8 + data.length + (data.length % 2));
  };
  const extended = Buffer.from('0c000000' + '040000' + '030000', 'hex');
  const parts = Buffer.concat([
    Buffer.from('WEBP'),
    part('VP8X', extended),
    part('VP8L', Buffer.from('2f04c0000000', 'hex')),
    part('EXIF', Buffer.from(SECRET)),
    part('XMP ', Buffer.from(SECRET)),
  ]);
  const head = Buffer.alloc(8);
  head.write('RIFF', 'latin1');
  head.writeUInt32LE(parts.length, 4);
  return Buffer.concat([head, parts, Buffer.from(SECRET)]);
}

describe('a picture', () => {
  it.each([
    ['png', png(), 'image/png', 3, 2],
    ['jpeg', jpeg(), 'image/jpeg', 1, 1],
    ['webp', webp(), 'image/webp', 5, 4],
  ])(
    'as %s is kept without what the camera wrote, and without what hangs behind it',
    (_, file, mediaType, width, height) => {
      expect(file.toString('latin1')).toContain(SECRET);
      const picture = pictureOf(file)!;
      expect(picture).toMatchObject({ mediaType, width, height });
      expect(picture.content.toString('latin1')).not.toContain('GPS');
      expect(pictureOf(picture.content)).toEqual(picture);
    },
  );

  it('keeps its pixels, and which side of it is up', () => {
    const { content: whole } = pictureOf(png())!;
    const data = whole.indexOf('IDAT');
    const pixels = inflateSync(whole.subarray(data + 4, data + 4 + whole.readUInt32BE(data - 4)));
    expect(pixels).toEqual(greyPixels(3, 2));
    const { content } = pictureOf(jpeg())!;
    const exif = content.indexOf('Exif');
    expect(content.readUInt16LE(exif + 6 + 18)).toBe(6);
    expect(content.subarray(-9)).toEqual(Buffer.concat([SCAN, Buffer.from([0xff, 0xd9])]));
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a page', Buffer.from('<html><script>alert(1)</script>')],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a GIF', Buffer.from('GIF89a')],
    ['a cut PNG', png().subarray(0, 60)],
    ['a PNG whose bytes were changed', Buffer.concat([png().subarray(0, 20), Buffer.of(9), png().subarray(21)])],
    ['a cut JPEG', jpeg().subarray(0, 150)],
    ['a JPEG’s beginning with a page behind it', Buffer.from('\u00ff\u00d8\u00ff<script>', 'latin1')],
    ['a cut WebP', webp().subarray(0, 40)],
  ])('is not %s', (_, file) => {
    expect(pictureOf(file)).toBeUndefined();
  });
});

describe('the photo of a shop', () => {
  let db: TestDatabase;
  let app: TestApp;
  let town: Town;
  let shop: TownShop;
  let owner: string;

  beforeAll(async () => {
    db = await freshDatabase();
    app = await startTestApp(db);
    town = await Town.make(app);
    shop = await town.shop();
    owner = await app.tokenFor(town.id, 'merchant_owner', { merchantId: shop.merchantId });
  });

  afterAll(async () => {
    await app?.close();
    await db?.drop();
  });

  const put = (content: Buffer, token = owner, name = 'photo.png') => {
    const body = new FormData();
    body.append('photo', new Blob([new Uint8Array(content)]), name);
    return app.fetch(`/api/v1/shops/${shop.shopId}/photo`, { token, method: 'PUT', body });
  };

  const get = (token: string) =>
    fetch(`${app.url}/api/v1/shops/${shop.shopId}/photo`, { headers: { authorization: `Bearer ${token}` } });

  it('is put by the owner and shown to holders as what it is, with nothing to run', async () => {
    expect((await put(png(), owner, 'evil.svg')).status).toBe(204);
    const holder = await app.tokenFor(town.id, 'employee', { employeeId: await town.parent() });
    const shown = await get(holder);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
    expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(pictureOf(png())!.content);
    const { body } = await app.fetch(`/api/v1/shops/${shop.shopId}/posters`, { token: owner, method: 'POST' });
    const poster = await app.fetch(`/api/v1/posters/${body.address.split('/').at(-1)}`, { token: holder });
    expect(poster.body.photo).toBe(`/api/v1/shops/${shop.shopId}/photo`);
  });

  it('is refused when it is no picture, too heavy or too large, and stays as it was', async () => {
    await put(png());
    expect((await put(Buffer.from('<svg onload="alert(1)"/>'))).body.code).toBe('photo_type');
    expect((await put(Buffer.concat([png(), Buffer.alloc(2 * 1024 * 1024)]))).body.code).toBe('photo_too_large');
    expect((await put(png(5000, 1))).body.code).toBe('photo_too_large');
    expect((await get(owner)).status).toBe(200);
  });

  it('is the owner’s and the city’s to change, and in another city there is none', async () => {
    const other = await town.shop();
    const stranger = await app.tokenFor(town.id, 'merchant_owner', { merchantId: other.merchantId });
    expect((await put(png(), stranger)).status).toBe(404);
    expect((await get(stranger)).status).toBe(404);
    const clerk = await app.tokenFor(town.id, 'merchant_clerk', shop);
    expect((await put(png(), clerk)).status).toBe(403);
    const elsewhere = await Town.make(app);
    const person = await app.tokenFor(elsewhere.id, 'employee', { employeeId: await elsewhere.person() });
    expect((await get(person)).status).toBe(404);
    const remove = await app.fetch(`/api/v1/shops/${shop.shopId}/photo`, { token: owner, method: 'DELETE' });
    expect([remove.status, (await get(owner)).status]).toEqual([204, 404]);
  });

  it('has its size and type held by the database itself', async () => {
    const insert = (type: string, content: string) =>
      query(
        db.adminUrl,
        `insert into shop_photos (city_id, shop_id, media_type, content, sha256, put_by)
         values (${town.id}, '${shop.shopId}', '${type}', ${content}, sha256('x'), gen_random_uuid())`,
      );
    await expect(insert('image/svg+xml', `'x'`)).rejects.toMatchObject({ constraint: 'shop_photos_media_type_known' });
    await expect(insert('image/png', `convert_to(repeat('x', 2097153), 'UTF8')`)).rejects.toMatchObject({
      constraint: 'shop_photos_size',
    });
  });
});
