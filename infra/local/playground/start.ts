/**
 * `npm run playground [-- <name of a person>]`: Microsoft's 365 Agents Playground in front of the bot that `npm start`
 * runs. npx fetches it; it is no dependency, since its licence allows evaluation only.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PlaygroundFacts, playgroundConfig } from './config.ts';
import { PACKAGE } from './package.ts';

const port = Number(process.env.PORT ?? 3978);
const tenant = `http://localhost:${port + 2}`;

const ask = async <T>(path: string): Promise<T> => {
  const answer = await fetch(`${tenant}/control/${path}`);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return (await answer.json()) as T;
};

const stop = (why: string): never => {
  console.error(why);
  process.exit(1);
};

const facts = await Promise.all([ask('tenant'), ask('people'), ask('units')])
  .then(([own, people, units]) => ({ tenant: own, people, units }) as PlaygroundFacts)
  .catch(() =>
    stop(`Nothing answers on ${tenant}. Run npm start in another window first, with the same PORT.`),
  );
const config = playgroundConfig(facts, process.argv.slice(2).join(' ') || undefined);
if (!config.ok) stop(config.why);
else {
  const folder = mkdtempSync(join(tmpdir(), 'stegvis-playground-'));
  writeFileSync(join(folder, '.m365agentsplayground.yml'), config.file);
  console.log(`You are ${config.person.name} in ${config.unit.name}.`);
  const playground = spawn(
    process.platform === 'win32' ? 'npx.cmd' : 'npx',
    [
      ...['--yes', PACKAGE, 'start', '--disable-telemetry', '--channel-id', 'msteams'],
      ...['--app-endpoint', `${tenant}/playground/messages`],
      ...['--port', process.env.PLAYGROUND_PORT ?? '56150'],
    ],
    {
      cwd: folder,
      stdio: 'inherit',
      // Its language is that of the surroundings; the people of the tenant have theirs in Swedish.
      env: { LC_ALL: 'sv_SE.UTF-8', ...process.env, npm_config_update_notifier: 'false' },
      shell: process.platform === 'win32',
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => playground.kill(signal));
  playground.on('exit', (code) => {
    rmSync(folder, { recursive: true, force: true });
    process.exit(code ?? 0);
  });
}
