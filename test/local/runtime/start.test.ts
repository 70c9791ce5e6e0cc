/** A start from the command line: what it prints, what it keeps alive, how it ends, what stops it. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isAlive } from '../../../infra/local/processes.ts';
import { bot, control, type Processes, type Started, start } from './started.ts';

const PORT = 4110;
const HALF_PAST = '2026-01-12T07:30:00.000Z';

/** Asks again until the answer is right; what is awaited here is another process. */
const eventually = async <T>(ask: () => Promise<T>, right: (answer: T) => boolean): Promise<T> => {
  for (;;) {
    // Nobody answers while a process is being started again.
    const answer = await ask().catch(() => null);
    if (answer !== null && right(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
const processes = (): Promise<Processes> => control<Processes>(PORT, 'GET', 'processes');

describe('a start', () => {
  let dataDir: string;
  let running: Started;
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'stegvis-test-'));
    running = start(PORT, dataDir);
    await running.ready;
  });
  afterAll(async () => {
    running.child.kill('SIGTERM');
    await running.ended;
    rmSync(dataDir, { recursive: true });
  });

  test('prints one line with the address and keeps everything in its folder', async () => {
    expect(running.out).toEqual([`Stegvis is ready: http://localhost:${PORT + 2}`]);
    expect(running.err).toEqual([]);
    expect(readdirSync(dataDir).sort()).toEqual(['bot.log', 'postgres', 'tenant']);
    for (const line of readFileSync(join(dataDir, 'bot.log'), 'utf8').trim().split('\n'))
      expect(JSON.parse(line)).toHaveProperty('msg');
  });

  test('is the tenant itself; the bot and PostgreSQL are processes of their own', async () => {
    const now = await processes();
    expect(now.tenant).toBe(running.child.pid);
    expect([now.bot, now.postgres].map((pid) => pid !== null && isAlive(pid))).toEqual([true, true]);
  });

  test('hands the bot an environment with which it reaches its clock, Graph and the database', async () => {
    expect(await control(PORT, 'POST', 'clock', { now: HALF_PAST })).toEqual({
      now: HALF_PAST,
      settled: true,
    });
    expect(await bot(PORT, '/seen')).toEqual([{ now: HALF_PAST, lived: true, moved: true }]);
    await bot(PORT, '/graph');
    const rows = await control<{ path: string }[]>(PORT, 'GET', 'requests?service=graph');
    expect(rows.map(({ path }) => path)).toEqual(['/v1.0/sites/root']);
    expect(await control(PORT, 'GET', 'environment')).toMatchObject({
      PORT: String(PORT),
      ROLE: 'all',
      GRAPH_BASE_URL: `https://localhost:${PORT + 3}/graph/`,
      NODE_EXTRA_CA_CERTS: join(dataDir, 'tenant', 'ca.pem'),
    });
  });

  test('starts the bot again when it dies', async () => {
    const before = await processes();
    process.kill(before.bot ?? 0, 'SIGKILL');
    const after = await eventually(processes, ({ bot: pid }) => pid !== null && pid !== before.bot);
    expect(after.postgres).toBe(before.postgres);
    expect(await bot(PORT, '/starts')).toBe(2);
    expect(await control(PORT, 'POST', 'clock', { now: HALF_PAST })).toMatchObject({ settled: true });
  });

  test('starts PostgreSQL again when it dies, on the same address and with its data', async () => {
    const before = await processes();
    process.kill(before.postgres ?? 0, 'SIGKILL');
    await eventually(processes, ({ postgres: pid }) => pid !== null && pid !== before.postgres);
    expect(await eventually(() => bot<number>(PORT, '/starts'), Number.isInteger)).toBeGreaterThanOrEqual(2);
  });

  test('lets no other start use the same folder', async () => {
    const other = start(PORT + 10, dataDir);
    expect(await other.ended).toBe(1);
    expect(other.err).toEqual([expect.stringMatching(/^Stegvis: DATA_DIR: .* in use by another npm start/)]);
  });

  test('starts over at a reset: the database is new, the clock at its start, the bot ready', async () => {
    const before = await processes();
    expect(await control(PORT, 'POST', 'reset')).toEqual({ now: '2026-01-12T07:00:00.000Z' });
    expect(await bot(PORT, '/starts')).toBe(1);
    expect(await control(PORT, 'GET', 'requests?service=graph')).toEqual([]);
    const after = await processes();
    expect(after.bot).not.toBe(before.bot);
    expect([after.tenant, after.postgres]).toEqual([before.tenant, before.postgres]);
  });

  test('stops everything in order at a signal, and finds its state again', async () => {
    await control(PORT, 'POST', 'clock', { now: HALF_PAST });
    const before = await processes();
    running.child.kill('SIGTERM');
    expect(await running.ended).toBe(0);
    expect([before.bot, before.postgres].map((pid) => isAlive(pid ?? 0))).toEqual([false, false]);
    running = start(PORT, dataDir);
    await running.ready;
    expect(await control(PORT, 'GET', 'clock')).toEqual({ now: HALF_PAST });
    expect(await bot(PORT, '/starts')).toBe(2);
  });

  test('clears away what a killed start has left behind', async () => {
    const before = await processes();
    running.child.kill('SIGKILL');
    await running.ended;
    expect(isAlive(before.postgres ?? 0)).toBe(true);
    running = start(PORT, dataDir);
    await running.ready;
    expect([before.bot, before.postgres].map((pid) => isAlive(pid ?? 0))).toEqual([false, false]);
    expect(await bot(PORT, '/starts')).toBe(3);
  });

  test('ends with the shell that npm has put in between, and the next start waits for that', async () => {
    running.child.kill('SIGTERM');
    await running.ended;
    running = start(PORT, dataDir, { npm_lifecycle_event: 'start' }, true);
    await running.ready;
    const { tenant } = await processes();
    running.child.kill('SIGTERM');
    running = start(PORT, dataDir);
    await running.ready;
    expect(isAlive(tenant)).toBe(false);
  });
});

describe('a start that cannot be ends with one line that names the remedy', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'stegvis-test-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ['PORT', 0],
    ['PORT \\+ 2', 2],
    ['PORT \\+ 3', 3],
  ])('when %s is taken', async (name, offset) => {
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(PORT + 20 + offset, '127.0.0.1', resolve));
    try {
      const { ended, err } = start(PORT + 20, join(folder, 'data'));
      expect(await ended).toBe(1);
      expect(err).toEqual([
        expect.stringMatching(
          new RegExp(`^Stegvis: ${name}: ${PORT + 20 + offset} is taken .*Set PORT to another number`),
        ),
      ]);
    } finally {
      squatter.close();
    }
  });

  test('when DATA_DIR is a file', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const { ended, err } = start(PORT + 20, file);
    expect(await ended).toBe(1);
    expect(err).toEqual([expect.stringMatching(/^Stegvis: DATA_DIR: .*file is a file\. Set it to a folder/)]);
  });

  test('when PORT is no port', async () => {
    const { ended, err } = start(PORT, folder, { PORT: 'http' });
    expect(await ended).toBe(1);
    expect(err).toEqual([expect.stringContaining('PORT: http is not a port')]);
  });

  test("with the bot's own last line, when the bot does not take its environment", async () => {
    const { ended, err, out } = start(PORT + 20, join(folder, 'fault'), {
      FIXTURE_FAULT: 'DATABASE_URL: is not an address. Set it to a full address.',
    });
    expect(await ended).toBe(1);
    expect([out, err]).toEqual([[], ['Stegvis: DATABASE_URL: is not an address. Set it to a full address.']]);
    // Nothing is left running.
    expect(readdirSync(join(folder, 'fault', 'postgres'))).not.toContain('postmaster.pid');
  });
});
