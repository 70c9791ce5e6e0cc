import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';

const ENTRY = fileURLToPath(new URL('../bot/index.ts', import.meta.url));
const GUID = '7c0e1d1e-3b1c-4c52-8f8e-0d6f3a1a2b3c';
const env = {
  PORT: '1',
  BASE_URL: 'https://stegvis.example.se',
  DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1:9/stegvis',
  ENTRA_APP_ID: GUID,
  ENTRA_APP_SECRET: 'never-printed-secret',
  MicrosoftAppId: GUID,
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: GUID,
  MicrosoftAppPassword: 'never-printed-secret',
};

const serve = (
  changes: Record<string, string | undefined>,
): Promise<{ code: number | null; lines: string[] }> =>
  new Promise((resolve) => {
    const wanted = Object.entries({ ...env, ...changes }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    const child = spawn(process.execPath, [ENTRY], {
      env: { PATH: process.env.PATH ?? '', ...Object.fromEntries(wanted) },
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('close', (code) =>
      resolve({ code, lines: output.split('\n').filter((line) => line.trim() !== '') }),
    );
  });

describe('npm run serve with a fault in its environment', () => {
  test.each(['BASE_URL', 'DATABASE_URL', 'ENTRA_APP_ID', 'MicrosoftAppId'])(
    'ends with one line that names %s when it is missing',
    async (name) => {
      const { code, lines } = await serve({ [name]: undefined });
      expect(code).not.toBe(0);
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatch(new RegExp(`^${name}: is not set\\. Set `));
    },
  );

  test('ends with one line that names DATABASE_URL when the database cannot be reached, and prints no secret', async () => {
    const { code, lines } = await serve({});
    expect(code).not.toBe(0);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^DATABASE_URL: the database cannot be reached .*Check /);
    expect(lines.join()).not.toContain('nothing');
    expect(lines.join()).not.toContain('never-printed-secret');
  });
});
