import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OidcSettings } from '../../../src/people/oidc/oidc-settings.js';

const LINE = {
  id: 'line',
  nameJa: 'LINE',
  nameEn: 'LINE',
  issuer: 'https://access.line.me',
  clientId: '1234567890',
  clientSecret: 'a secret of LINE',
  scopes: 'openid profile email',
  for: { employees: true },
  idTokenAlg: 'HS256',
  linkAnyEmail: true,
};
const LOCAL = { issuer: 'http://127.0.0.1:3999', allowInsecure: true };

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sankyu-oidc-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

const read = (...providers: object[]) => new OidcSettings({ SANKYU_OIDC: JSON.stringify(providers) }).providers;

describe('the settings of providers', () => {
  it('are none unless an operator sets them', () => {
    expect(new OidcSettings({}).providers).toEqual([]);
  });

  it('are read from the environment or from a file', () => {
    const file = join(folder, 'providers.json');
    writeFileSync(file, JSON.stringify([LINE]));
    for (const environment of [{ SANKYU_OIDC: JSON.stringify([LINE]) }, { SANKYU_OIDC_FILE: file }]) {
      expect(new OidcSettings(environment).get('line')).toMatchObject({ clientId: '1234567890', linkAnyEmail: true });
    }
  });

  it('ask for the address by default, and give each provider an address of its own to come back to', () => {
    const { scopes: _, ...google } = { ...LINE, id: 'google', issuer: 'https://accounts.google.com' };
    const settings = new OidcSettings({
      SANKYU_OIDC: JSON.stringify([google]),
      SANKYU_PUBLIC_URL: 'https://sankyu.example.jp/',
    });
    const provider = settings.get('google');
    expect(provider.scopes).toBe('openid email');
    expect(settings.redirectUri(provider)).toBe('https://sankyu.example.jp/sign-in/callback/google');
  });

  it.each<[string, object[]]>([
    ['an issuer without encryption', [{ ...LINE, issuer: 'http://access.line.me' }]],
    ['the same elsewhere, though it is allowed here', [{ ...LINE, ...LOCAL, issuer: 'http://access.line.me' }]],
    ['one on this machine without the word that it may', [{ ...LINE, issuer: LOCAL.issuer }]],
    ['nobody for whom it is', [{ ...LINE, for: {} }]],
    ['two sorts of people', [{ ...LINE, for: { employees: true, staffOf: 'asahikawa' } }]],
    ['a setting that is none', [{ ...LINE, colour: 'green' }]],
    ['no client', [{ ...LINE, clientId: undefined }]],
    ['scopes without openid', [{ ...LINE, scopes: 'email' }]],
    ['an id that is no name', [{ ...LINE, id: 'LINE!' }]],
    ['a way to sign that is none', [{ ...LINE, idTokenAlg: 'none' }]],
    ['the same id twice', [LINE, LINE]],
  ])('are refused with %s, and no secret is shown', (_what, providers) => {
    expect(() => read(...providers)).toThrow(/^SANKYU_OIDC: (?!.*a secret of LINE)/);
  });

  it.each(['{', '{}', '[1]', 'null'])('are refused as %s', (text) => {
    expect(() => new OidcSettings({ SANKYU_OIDC: text })).toThrow(RangeError);
  });

  it('take an issuer without encryption on this very machine, where an operator says so', () => {
    expect(read({ ...LINE, ...LOCAL })[0]!.issuer).toBe(LOCAL.issuer);
  });
});
