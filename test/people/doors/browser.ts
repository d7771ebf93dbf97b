import { generateSync } from 'otplib';
import type { Answer, Asking, TestApp } from '../../support/app.js';
import { SAME_ORIGIN } from './person.js';
import { secretTo } from './letters.js';

/** A browser: keeps the cookies that it is given and sends them with everything. */
export class Browser {
  private readonly cookies = new Map<string, string>();
  private secret = '';

  constructor(readonly app: TestApp) {}

  async fetch(path: string, asking: Asking = {}, app = this.app): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...SAME_ORIGIN, 'user-agent': 'jest', ...(cookie ? { cookie } : {}), ...asking.headers };
    const answer = await app.fetch(`/api/v1${path}`, { ...asking, headers });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name === undefined || value === undefined) continue;
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }

  post(path: string, body: unknown = {}, app = this.app): Promise<Answer> {
    return this.fetch(path, { body }, app);
  }

  get session(): string | undefined {
    return this.cookies.get('sankyu');
  }

  set session(token: string) {
    this.cookies.set('sankyu', token);
  }

  /** Signs in by a mailed link. */
  async byLink(email: string): Promise<void> {
    await this.post('/auth/links', { email });
    const token = await secretTo(this.app, email, 'sign-in-link');
    const { status } = await this.post('/auth/links/use', { token });
    if (status !== 200) throw new Error(`The link answered ${status}`);
  }

  /** Sets a password and an authenticator app. @returns the recovery codes */
  async setUp(password: string): Promise<string[]> {
    const set = await this.post('/auth/password', { password });
    if (set.status !== 204) throw new Error(`The password answered ${set.body.code}`);
    const { body } = await this.post('/auth/totp');
    this.secret = body.secret;
    const confirmed = await this.post('/auth/totp/confirm', { code: this.code() });
    if (confirmed.status !== 200) throw new Error(`The first code answered ${confirmed.body.code}`);
    return confirmed.body.recoveryCodes;
  }

  /** The code that the authenticator app shows now. */
  code(secondsAgo = 0): string {
    return generateSync({ secret: this.secret, epoch: Math.floor(Date.now() / 1000) - secondsAgo });
  }

  /** An authenticator app with the secret of another browser: one person, several browsers. */
  share(other: Browser): void {
    this.secret = other.secret;
  }
}
