import { BadRequestException } from '@nestjs/common';
import type { Multipart } from '@fastify/multipart';
import { DomainError } from '../../domain/domain-error.js';
import { asTransportError } from '../problems/transport-errors.js';
import type { HttpRequest } from '../request.js';

/** A request with files, as the multipart plugin reads it. */
export interface UploadRequest extends HttpRequest {
  isMultipart(): boolean;
  parts(): AsyncIterableIterator<Multipart>;
}

export interface UploadedFile {
  name: string;
  content: Buffer;
}

export interface Upload {
  files: UploadedFile[];
  fields: Record<string, string>;
}

/** All files of one request together: each is wholly in memory while it is read. */
const MOST_BYTES = 50 * 1024 * 1024;

const noUpload = () =>
  new DomainError({
    kind: 'invalid',
    code: 'no_files',
    ja: 'ファイルを multipart/form-data で送ってください。',
    en: 'Send the files as multipart/form-data.',
  });

const tooManyBytes = () =>
  new DomainError({
    kind: 'invalid',
    code: 'files_too_large',
    ja: `ファイルは合わせて ${MOST_BYTES / 1024 / 1024} MB までです。`,
    en: `The files may have ${MOST_BYTES / 1024 / 1024} MB together.`,
  });

/**
 * The files and the fields of an upload.
 *
 * @throws DomainError no_files, files_too_large; BadRequestException for what is no form, or ends before its end
 */
export async function readUpload(request: UploadRequest): Promise<Upload> {
  if (!request.isMultipart()) throw noUpload();
  try {
    return await readParts(request);
  } catch (error) {
    // The parser says what is wrong with a form in plain errors, which are the client's fault and not the service's.
    if (error instanceof DomainError || asTransportError(error)) throw error;
    throw new BadRequestException(undefined, { cause: error });
  }
}

async function readParts(request: UploadRequest): Promise<Upload> {
  const upload: Upload = { files: [], fields: {} };
  let bytes = 0;
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      const content = await part.toBuffer();
      bytes += content.length;
      if (bytes > MOST_BYTES) throw tooManyBytes();
      upload.files.push({ name: part.filename, content });
    } else upload.fields[part.fieldname] = String(part.value);
  }
  return upload;
}
