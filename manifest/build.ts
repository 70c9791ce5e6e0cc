/** Makes the Teams app's manifest of the template and its strings, and checks it against Microsoft's schema. */
import { readFileSync } from 'node:fs';
import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest';

export interface ManifestInput {
  /** Where people reach the program, without a slash at the end. */
  baseUrl: string;
  entraAppId: string;
  botId: string;
  /** The Teams app's own id. */
  teamsAppId: string;
}

export type Strings = Record<string, string>;

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

/** The strings of a language, by the keys of Microsoft's localization schema (`name.short`, `staticTabs[0].name`). */
export const readStrings = (language: 'sv' | 'en'): Strings =>
  JSON.parse(read(`strings/${language}.json`)) as Strings;

/** Puts a value at a path such as `bots[0].commandLists[1].commands[0].title`; throws when the path leads nowhere. */
const place = (target: unknown, path: string, value: string): void => {
  const keys = path.replace(/\[(\d+)\]/g, '.$1').split('.');
  const last = keys.pop() ?? '';
  let at = target as Record<string, unknown>;
  for (const key of keys) {
    const next = at[key];
    if (typeof next !== 'object' || next === null) throw new Error(`${path}: the template has no such field`);
    at = next as Record<string, unknown>;
  }
  if (typeof at[last] !== 'string') throw new Error(`${path}: the template has no such field`);
  at[last] = value;
};

/** The manifest as an object: addresses and ids filled in, words in Swedish. */
export const buildManifest = (
  input: ManifestInput,
  template: string = read('manifest.json'),
): TeamsManifest => {
  const filled = template
    .replaceAll('{{BASE_URL}}', input.baseUrl)
    .replaceAll('{{HOST}}', new URL(input.baseUrl).host)
    .replaceAll('{{ENTRA_APP_ID}}', input.entraAppId)
    .replaceAll('{{BOT_ID}}', input.botId)
    .replaceAll('{{TEAMS_APP_ID}}', input.teamsAppId);
  const manifest = JSON.parse(filled) as TeamsManifest;
  for (const [path, value] of Object.entries(readStrings('sv'))) place(manifest, path, value);
  return manifest;
};

/** What is wrong with a manifest, one sentence a field with the field's name; empty when nothing is. */
export const manifestProblems = async (manifest: TeamsManifest): Promise<string[]> => {
  const problems = await AppManifestUtils.validateAgainstSchema(manifest);
  const empty = JSON.stringify(manifest).includes('{{')
    ? ['a placeholder {{…}} was left in the manifest']
    : [];
  return [...problems, ...empty];
};

/** The files of the package beside `manifest.json`. */
export const packageFiles = (): Record<string, Uint8Array> => {
  const file = (name: string): Uint8Array => readFileSync(new URL(name, import.meta.url));
  return {
    'color.png': file('icons/color.png'),
    'outline.png': file('icons/outline.png'),
    'sv.json': file('strings/sv.json'),
    'en.json': file('strings/en.json'),
  };
};
