import { evidenceAway } from './evidence.errors.js';
import { EvidenceStore } from './evidence-store.js';
import { type S3Credentials, signS3 } from './sign-s3.js';

const PATIENCE_MS = 20_000;

/** Evidence in a bucket of S3-compatible storage, which several machines share. */
export class EvidenceBucket extends EvidenceStore {
  private constructor(
    private readonly bucket: URL,
    private readonly region: string,
    private readonly credentials: S3Credentials,
  ) {
    super();
  }

  /**
   * @param place SANKYU_EVIDENCE_S3: endpoint, bucket and region, e.g. https://s3.example.jp/evidence?region=ap-northeast-1
   * @param environment holds AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY
   * @throws Error if the place is no such address, or the keys are missing: the service then does not start
   */
  static at(place: string, environment: NodeJS.ProcessEnv): EvidenceBucket {
    const bucket = new URL(place);
    const region = bucket.searchParams.get('region') ?? 'us-east-1';
    const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = environment;
    if (!/^\/[^/]+\/?$/.test(bucket.pathname)) {
      throw new Error('SANKYU_EVIDENCE_S3 names an endpoint and a bucket: https://s3.example.jp/bucket?region=...');
    }
    if (!accessKeyId || !secretAccessKey) {
      throw new Error('SANKYU_EVIDENCE_S3 needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.');
    }
    bucket.search = '';
    return new EvidenceBucket(bucket, region, { accessKeyId, secretAccessKey });
  }

  /** @throws DomainError evidence_away */
  async put(cityId: number, sha256: Buffer, content: Buffer): Promise<void> {
    const { ok } = await this.ask('PUT', cityId, sha256, content);
    if (!ok) throw evidenceAway();
  }

  protected async read(cityId: number, sha256: Buffer): Promise<Buffer | undefined> {
    const answer = await this.ask('GET', cityId, sha256);
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw evidenceAway();
    return Buffer.from(await answer.arrayBuffer());
  }

  private async ask(method: 'GET' | 'PUT', cityId: number, sha256: Buffer, content?: Buffer): Promise<Response> {
    const url = new URL(this.bucket);
    url.pathname = `${url.pathname.replace(/\/$/, '')}/${cityId}/${sha256.toString('hex')}`;
    const payload = content ?? Buffer.alloc(0);
    const headers = signS3({ method, url, payload }, this.credentials, this.region, new Date());
    const signal = AbortSignal.timeout(PATIENCE_MS);
    try {
      return await fetch(url, {
        method,
        headers,
        signal,
        redirect: 'error',
        ...(content && { body: new Uint8Array(content) }),
      });
    } catch (cause) {
      throw evidenceAway(cause);
    }
  }
}
