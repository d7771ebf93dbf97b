import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isKnown } from '../etag.js';
import { SCREEN_PERMISSIONS, SCREEN_POLICY } from '../security-headers.js';
import { acceptedEncoding } from './accepted-encoding.js';
import { readScreens, type ScreenFile } from './screen-files.js';

/** What is no screen is not answered by one, whatever a browser asks there. */
const NO_SCREEN = /^\/(api|health|metrics)(\/|$)/;
const FILE_NAME = /\.[a-z0-9]+$/i;
const PAGE = '/index.html';

/** What lies there changes its name with its content. */
const ASSETS = '/assets/';
const FOR_EVER = 'public, max-age=31536000, immutable';

/**
 * Serves the built screens beside the API: each of their files, and at every other address that a browser opens the one
 * page, which finds its screen by the address.
 * @param folder what `npm run build` made of web/
 */
export async function serveScreens(app: NestFastifyApplication, folder: string): Promise<void> {
  const files = await readScreens(folder);
  const fastify = app.getHttpAdapter().getInstance();
  fastify.get('/*', (request: FastifyRequest<{ Params: { '*': string } }>, reply) => {
    const path = `/${request.params['*']}`;
    const name = opensPage(path, request.headers.accept) ? PAGE : path;
    const file = files.get(name);
    if (file) return send(file, reply.headers(headersOf(name)), request);
    reply.callNotFound();
    return reply;
  });
}

function opensPage(path: string, accepted = ''): boolean {
  if (NO_SCREEN.test(path) || path.startsWith(ASSETS) || FILE_NAME.test(path)) return false;
  return path === '/' || accepted.includes('text/html');
}

function headersOf(name: string): Record<string, string> {
  return {
    'Content-Security-Policy': SCREEN_POLICY,
    'Cache-Control': name.startsWith(ASSETS) ? FOR_EVER : 'no-cache',
    ...(name === PAGE ? { 'Permissions-Policy': SCREEN_PERMISSIONS } : {}),
  };
}

function send({ type, plain, compressed }: ScreenFile, reply: FastifyReply, request: FastifyRequest): FastifyReply {
  const encoding = acceptedEncoding(request.headers['accept-encoding'], compressed);
  const { content, etag } = (encoding && compressed[encoding]) ?? plain;
  reply.header('ETag', etag).header('Vary', 'Accept-Encoding');
  if (isKnown(etag, request)) return reply.status(304).send();
  if (encoding) reply.header('Content-Encoding', encoding);
  return reply.type(type).send(content);
}
