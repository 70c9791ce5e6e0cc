/**
 * `npm run package`: builds the Teams app package and prints its path. Reads BASE_URL, ENTRA_APP_ID, MicrosoftAppId and,
 * if the app in Teams is to have an id of its own, TEAMS_APP_ID. A fault ends it with the name of what is wrong.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { buildManifest, type ManifestInput, manifestProblems, packageFiles } from './build.ts';

const OUT = fileURLToPath(new URL('../.build/', import.meta.url));
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads what the manifest needs of the environment; throws with the variable's name and the remedy. */
export const readInput = (env: Readonly<Record<string, string | undefined>>): ManifestInput => {
  const need = (name: string, remedy: string): string => {
    const value = env[name]?.trim();
    if (!value) throw new Error(`${name} is not set. ${remedy}`);
    return value;
  };
  const guid = (name: string, remedy: string): string => {
    const value = need(name, remedy);
    if (!GUID.test(value)) throw new Error(`${name} is not a GUID. ${remedy}`);
    return value;
  };
  const baseUrl = need(
    'BASE_URL',
    'Set it to the address at which people reach Stegvis, for example https://stegvis.example.se.',
  ).replace(/\/$/, '');
  if (
    !URL.canParse(baseUrl) ||
    (new URL(baseUrl).protocol !== 'https:' && new URL(baseUrl).hostname !== 'localhost')
  ) {
    throw new Error('BASE_URL is not an https address. Teams opens tabs over https only.');
  }
  const entraAppId = guid('ENTRA_APP_ID', 'Set it to the application (client) id of the app registration.');
  return {
    baseUrl,
    entraAppId,
    botId: guid('MicrosoftAppId', 'Set it to the application (client) id of the bot.'),
    teamsAppId: env.TEAMS_APP_ID?.trim()
      ? guid('TEAMS_APP_ID', 'Set it to a GUID, or leave it unset.')
      : entraAppId,
  };
};

/** Builds the package as bytes; throws with every problem, each with the field's name. */
export const buildPackage = async (input: ManifestInput): Promise<Uint8Array> => {
  const manifest = buildManifest(input);
  const problems = await manifestProblems(manifest);
  if (problems.length > 0) throw new Error(`The manifest is not valid:\n  ${problems.join('\n  ')}`);
  return zipSync({ 'manifest.json': strToU8(JSON.stringify(manifest, null, 2)), ...packageFiles() });
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const bytes = await buildPackage(readInput(process.env));
    mkdirSync(OUT, { recursive: true });
    const path = `${OUT}stegvis.zip`;
    writeFileSync(path, bytes);
    console.log(path);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
