/** As whom PostgreSQL runs, and what that user can reach. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { commandFor, mayTraverse } from '../../../infra/local/postgres-user.ts';

const stranger = { uid: 54_321, gid: 54_321 };
const asRoot = process.getuid?.() === 0 ? test : test.skip;

describe('the server user', () => {
  let folder: string;
  let inner: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'stegvis-test-'));
    inner = join(folder, 'a', 'b');
    mkdirSync(inner, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test.each([
    [0o755, true],
    [0o711, true],
    [0o750, false],
    [0o700, false],
  ])('passes through a folder of mode %o of somebody else: %s', (mode, passes) => {
    chmodSync(folder, mode);
    expect(mayTraverse(inner, stranger)).toBe(passes);
  });

  test('passes through its own folder whatever others may', () => {
    chmodSync(folder, 0o700);
    const own = { uid: process.getuid?.() ?? 0, gid: 54_321 };
    expect(mayTraverse(inner, own)).toBe(true);
  });

  test('is the user of this process unless that is root', () => {
    expect(commandFor(null, inner, '/bin/postgres', ['-D', inner])).toEqual({
      file: '/bin/postgres',
      args: ['-D', inner],
    });
  });

  asRoot('takes over from root, with a capability lent where it cannot reach the data', () => {
    chmodSync(folder, 0o755);
    expect(commandFor(stranger, inner, 'postgres', [])).toEqual({ file: 'postgres', args: [], ...stranger });
    chmodSync(folder, 0o700);
    expect(commandFor(stranger, inner, 'postgres', ['-D', inner])).toMatchObject({
      file: 'setpriv',
      args: expect.arrayContaining(['--reuid=54321', '--ambient-caps=+dac_override', 'postgres', inner]),
    });
  });
});
