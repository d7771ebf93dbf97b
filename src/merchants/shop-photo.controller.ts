import { Controller, Delete, Get, HttpCode, Param, Put, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiNoContentResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { SelfKeyed } from '../http/idempotency/self-keyed.decorator.js';
import type { HttpReply } from '../http/request.js';
import { readUpload, type UploadRequest } from '../http/uploads/read-upload.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { withinScope } from '../people/scope.js';
import { photoType } from './shop-photo.errors.js';
import { ShopPhotoService } from './shop-photo.service.js';

@ApiTags('merchants')
@Controller('shops/:id/photo')
export class ShopPhotoController {
  constructor(private readonly photos: ShopPhotoService) {}

  /** For everybody in the city who may pay there; a merchant sees its own shops’ only. */
  @Get()
  @Allow('shop_photos.read')
  @ApiProduces('image/jpeg', 'image/png', 'image/webp')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async find(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) shopId: string,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<StreamableFile> {
    if (caller.merchantId !== undefined) await this.mustBeOwn(caller, shopId);
    const { mediaType, content, sha256 } = await this.photos.find(caller.cityId, shopId);
    reply.header('Cache-Control', 'private, max-age=300').header('ETag', `"${sha256.toString('base64url')}"`);
    return new StreamableFile(content, { type: mediaType, disposition: 'inline', length: content.length });
  }

  /** A JPEG, PNG or WebP of 2 MB at most. Where and with what it was taken is left out. */
  @Put()
  @HttpCode(204)
  @Allow('shop_photos.write')
  @SelfKeyed()
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { photo: { type: 'string', format: 'binary' } } } })
  @ApiNoContentResponse()
  async put(
    @Caller() caller: Caller,
    @Param('id', UuidPipe) shopId: string,
    @Req() request: UploadRequest,
  ): Promise<void> {
    await this.mustBeOwn(caller, shopId);
    const { files } = await readUpload(request);
    const [photo] = files;
    if (!photo || files.length > 1) throw photoType();
    await this.photos.put(caller.cityId, shopId, photo.content, caller.actorId);
  }

  @Delete()
  @HttpCode(204)
  @Allow('shop_photos.write')
  @ApiNoContentResponse()
  async remove(@Caller() caller: Caller, @Param('id', UuidPipe) shopId: string): Promise<void> {
    await this.mustBeOwn(caller, shopId);
    await this.photos.remove(caller.cityId, shopId);
  }

  private async mustBeOwn(caller: Caller, shopId: string): Promise<void> {
    withinScope(caller, { merchantId: await this.photos.merchantOf(caller.cityId, shopId), shopId });
  }
}
