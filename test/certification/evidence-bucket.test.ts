import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { EvidenceBucket } from '../../src/certification/evidence/evidence-bucket.js';
import { sha256Of } from '../../src/certification/evidence/evidence-store.js';
import { signS3 } from '../../src/certification/evidence/sign-s3.js';

// The keys of the examples in AWS's documentation of the signature.
const KEYS = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
const ENVIRONMENT = { AWS_ACCESS_KEY_ID: KEYS.accessKeyId, AWS_SECRET_ACCESS_KEY: KEYS.secretAccessKey };
const PDF = Buffer.from('%PDF-1.7 規程');

test('signs the documented example with the documented signature', () => {
  const url = new URL('https://examplebucket.s3.amazonaws.com/test.txt');
  const request = { method: 'GET', url, headers: { range: 'bytes=0-9' }, payload: Buffer.alloc(0) };
  const { authorization } = signS3(request, KEYS, 'us-east-1', new Date('2013-05-24T00:00:00Z'));
  expect(authorization).toBe(
    'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,' +
      'SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,' +
      'Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  );
});

describe('a bucket', () => {
  const objects = new Map<string, Buffer>();
  let server: Server;
  let place: string;
  let broken = false;

  beforeAll(async () => {
    server = createServer((request, reply) => {
      void answer(request).then(({ status, body }) => reply.writeHead(status).end(body));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    place = `http://127.0.0.1:${(server.address() as AddressInfo).port}/evidence?region=ap-northeast-1`;
  });

  beforeEach(() => {
    objects.clear();
    broken = false;
  });

  afterAll(() => server.close());

  /** Storage that takes nothing from whoever does not hold the secret. */
  async function answer(request: IncomingMessage): Promise<{ status: number; body?: Buffer }> {
    const content = await buffer(request);
    if (broken) return { status: 500 };
    const path = request.url ?? '';
    if (!rightlySigned(request, path, content)) return { status: 403 };
    if (request.method === 'PUT') objects.set(path, content);
    const body = objects.get(path);
    return body ? { status: 200, body } : { status: 404 };
  }

  function rightlySigned({ method, headers }: IncomingMessage, path: string, content: Buffer): boolean {
    const found =
      /Credential=\w+\/(\d+)\/ap-northeast-1\/s3\/aws4_request,SignedHeaders=([\w;-]+),Signature=(\w+)$/.exec(
        headers.authorization ?? '',
      );
    const [, day = '', names = '', signature] = found ?? [];
    const hash = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');
    const mac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
    const lines = names.split(';').map((name) => `${name}:${String(headers[name])}\n`);
    const canonical = `${method}\n${path}\n\n${lines.join('')}\n${names}\n${hash(content)}`;
    const text = `AWS4-HMAC-SHA256\n${String(headers['x-amz-date'])}\n${day}/ap-northeast-1/s3/aws4_request\n${hash(canonical)}`;
    const key = mac(mac(mac(mac(`AWS4${KEYS.secretAccessKey}`, day), 'ap-northeast-1'), 's3'), 'aws4_request');
    return names.includes('host') && mac(key, text).toString('hex') === signature;
  }

  test('takes a file by its hash and gives the same bytes back', async () => {
    const bucket = EvidenceBucket.at(place, ENVIRONMENT);
    await bucket.put(7, sha256Of(PDF), PDF);
    expect([...objects.keys()]).toEqual([`/evidence/7/${sha256Of(PDF).toString('hex')}`]);
    expect((await bucket.get(7, sha256Of(PDF))).equals(PDF)).toBe(true);
  });

  test('says that evidence is away when it is not there, not the same, not reachable, or the keys are wrong', async () => {
    const bucket = EvidenceBucket.at(place, ENVIRONMENT);
    const away = (asked: Promise<unknown>) => expect(asked).rejects.toMatchObject({ code: 'evidence_away' });
    await away(bucket.get(7, sha256Of(PDF)));
    objects.set(`/evidence/7/${sha256Of(PDF).toString('hex')}`, Buffer.from('other'));
    await away(bucket.get(7, sha256Of(PDF)));
    await away(EvidenceBucket.at(place, { ...ENVIRONMENT, AWS_SECRET_ACCESS_KEY: 'x' }).put(7, sha256Of(PDF), PDF));
    broken = true;
    await away(bucket.put(7, sha256Of(PDF), PDF));
    await away(EvidenceBucket.at('http://127.0.0.1:1/evidence', ENVIRONMENT).put(7, sha256Of(PDF), PDF));
  });

  test.each([
    ['no bucket', 'https://s3.example.jp/', ENVIRONMENT],
    ['no keys', 'https://s3.example.jp/evidence', {}],
  ])('does not begin with %s', (_, where, environment) => {
    expect(() => EvidenceBucket.at(where, environment)).toThrow(/SANKYU_EVIDENCE_S3/);
  });
});
