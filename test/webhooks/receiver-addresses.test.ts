import { describe, expect, it } from '@jest/globals';
import { hostname } from 'node:os';

import { request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { HttpSettings } from '../../src/http/http-settings.js';
import { guardedLookup } from '../../src/webhooks/sending/guarded-lookup.js';
import { isLoopback, isPublicAddress } from '../../src/webhooks/sending/public-addresses.js';
import { Receiver } from '../../src/webhooks/sending/receiver.js';
import { receiverUrl } from '../../src/webhooks/sending/receiver-url.js';
import { WebhookSettings } from '../../src/webhooks/webhook-settings.js';

const NOT_PUBLIC = [
  '0.0.0.0',
  '10.0.0.1',
  '100.64.0.1',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.169.254',
  '169.254.170.2',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.192',
  '192.168.1.1',
  '198.18.0.1',
  '203.0.113.5',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:a9fe:a9fe',
  '::127.0.0.1',
  '64:ff9b::a9fe:a9fe',
  '64:ff9b:1::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fec0::1',
  'ff02::1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::',
  'not an address',
];

describe('a public address', () => {
  it.each(NOT_PUBLIC)('is not %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['8.8.8.8', '172.15.255.255', '172.32.0.0', '100.128.0.0', '2606:4700::1111', '2400:da00::1'])(
    'is %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it('is never this machine', () => {
    for (const address of ['127.0.0.1', '127.9.9.9', '::1']) expect(isLoopback(address)).toBe(true);
    for (const address of ['128.0.0.1', '::2', 'localhost', '10.0.0.1']) expect(isLoopback(address)).toBe(false);
  });
});

describe('the address of a receiver', () => {
  it.each([
    'http://example.jp/hook',
    'ftp://example.jp/',
    'file:///etc/passwd',
    'https://user:secret@example.jp/',
    'https://example.jp/#part',
    'https://localhost/',
    'https://LOCALHOST./',
    'https://pos.localhost/',
    'https://printer.local/',
    'https://metadata.google.internal/',
    'https://db/',
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f.0.0.1/',
    'https://0177.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[fd00:ec2::254]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://192.168.0.1:8443/',
    'https://１２７.０.０.１/',
    'nonsense',
    '',
  ])('is not %s', (text) => {
    expect(() => receiverUrl(text, false)).toThrow(expect.objectContaining({ code: 'webhook_url_not_allowed' }));
  });

  it('is a name or an address of the public internet, by https, on any port', () => {
    expect(receiverUrl('https://pos.example.jp/sankyu?shop=1', false)).toBe('https://pos.example.jp/sankyu?shop=1');
    expect(receiverUrl('https://8.8.8.8:8443/', false)).toBe('https://8.8.8.8:8443/');
  });

  it('may be this very machine where an operator has said so, and nothing else that is private', () => {
    expect(receiverUrl('http://localhost:4000/hook', true)).toBe('http://localhost:4000/hook');
    expect(receiverUrl('http://[::1]:4000/', true)).toBe('http://[::1]:4000/');
    for (const text of ['http://192.168.0.1/', 'https://10.0.0.1/', 'https://169.254.169.254/', 'http://example.jp/']) {
      expect(() => receiverUrl(text, true)).toThrow(expect.objectContaining({ code: 'webhook_url_not_allowed' }));
    }
  });
});

describe('the guarded lookup', () => {
  const look = (name: string, allowed: (address: string) => boolean) =>
    new Promise((resolve) =>
      guardedLookup(allowed)(name, { all: true }, (error, found) => resolve(error ? error.code : found)),
    );

  it('fails for a name that leads to this machine, whatever it is called', async () => {
    expect(await look('localhost', isPublicAddress)).toBe('FORBIDDEN_ADDRESS');
    expect(await look(hostname(), isPublicAddress)).toBe('FORBIDDEN_ADDRESS');
    expect(await look('localhost', isLoopback)).toEqual(
      expect.arrayContaining([expect.objectContaining({ address: expect.any(String) })]),
    );
  });

  it('fails when only one of several addresses is not allowed', async () => {
    let asked = 0;
    const onlyFirst = () => (asked += 1) === 1;
    const all = (await look('localhost', () => true)) as unknown[];
    expect(await look('localhost', onlyFirst)).toEqual(all.length > 1 ? 'FORBIDDEN_ADDRESS' : all);
  });
});

describe('a connection', () => {
  it('is never made to an address that the lookup judged and refused', async () => {
    let connections = 0;
    const server = createServer(() => (connections += 1));
    await new Promise<void>((resolve) => server.listen(0, resolve));
    const { port } = server.address() as AddressInfo;
    const connect = (allowed: (address: string) => boolean) =>
      new Promise<string | undefined>((resolve) => {
        const asking = request({ host: 'localhost', port, lookup: guardedLookup(allowed), agent: false });
        asking.on('error', ({ code }: NodeJS.ErrnoException) => resolve(code));
        asking.on('socket', (socket) => socket.on('connect', () => asking.destroy()));
        asking.end();
      });
    expect(await connect(isPublicAddress)).toBe('FORBIDDEN_ADDRESS');
    expect(connections).toBe(0);
    expect(await connect(() => true)).toBe('ECONNRESET');
    expect(connections).toBe(1);
    await new Promise((resolve) => server.close(resolve));
  });

  it('is never made to an address written as such, whatever is kept in the database', async () => {
    const receiver = new Receiver(new WebhookSettings(new HttpSettings({})));
    for (const url of ['https://127.0.0.1/', 'https://[::1]/', 'https://169.254.169.254/', 'http://example.jp/']) {
      await expect(receiver.post(url, {}, '{}')).rejects.toMatchObject({ code: 'webhook_url_not_allowed' });
    }
  });
});
