/** The tenant's certificate authority. */
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Certificates, certificates } from '../../../infra/local/ca.ts';
import { json, serve } from '../../../infra/local/http.ts';

const DAY_MS = 86_400_000;

describe('the certificates', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'stegvis-test-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('are made on first start and kept', async () => {
    const first = await certificates(folder);
    expect(await certificates(folder)).toEqual(first);
    expect(statSync(join(folder, 'tls-key.pem')).mode & 0o777).toBe(0o600);
  });

  test('are for localhost by name and by address, signed by an authority that may sign nothing below it', async () => {
    const { ca, cert } = await certificates(folder);
    const [authority, leaf] = [new X509Certificate(ca), new X509Certificate(cert)];
    expect(leaf.verify(authority.publicKey)).toBe(true);
    expect([authority.ca, leaf.ca]).toEqual([true, false]);
    expect([leaf.checkHost('localhost'), leaf.checkIP('127.0.0.1'), leaf.checkIP('::1')]).toEqual([
      'localhost',
      '127.0.0.1',
      '::1',
    ]);
    expect(leaf.checkHost('example.org')).toBeUndefined();
  });

  test.each([
    ['when they are about to expire', (now: number): number => now + 720 * DAY_MS],
    ['when they have expired', (now: number): number => now + 1000 * DAY_MS],
  ])('are made anew %s', async (_, later) => {
    const first = await certificates(folder);
    const second = await certificates(folder, new Date(later(Date.now())));
    expect(second.cert).not.toBe(first.cert);
    expect(second.ca).not.toBe(first.ca);
  });

  test('are made anew when a file is cut off', async () => {
    const first = await certificates(folder);
    writeFileSync(join(folder, 'tls.pem'), first.cert.slice(0, 100));
    expect((await certificates(folder)).cert).not.toBe(first.cert);
  });

  const ask = (port: number, ca: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const asked = request({ host: 'localhost', port, ca, agent: false }, (res) => {
        res.resume();
        resolve(res.statusCode ?? 0);
      });
      asked.on('error', reject);
      asked.end();
    });

  test('are trusted by whoever trusts the authority, and by nobody else', async () => {
    const mine: Certificates = await certificates(folder);
    const server = serve(async () => json(200, {}), mine);
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      expect(await ask(port, mine.ca)).toBe(200);
      const other = mkdtempSync(join(tmpdir(), 'stegvis-test-'));
      const stranger = await certificates(other);
      rmSync(other, { recursive: true });
      await expect(ask(port, stranger.ca)).rejects.toThrow();
    } finally {
      server.close();
    }
  });
});
