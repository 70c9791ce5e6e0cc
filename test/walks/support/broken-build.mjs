/**
 * Breaks the build of a process that is started with `--import` of this file: in one source file, one piece of text
 * becomes another (BROKEN_BUILD: `{file, from, to}`). A piece that is not there any more ends the process, so that no
 * planted fault goes stale unseen.
 */
import { registerHooks } from 'node:module';

const { file, from, to } = JSON.parse(process.env.BROKEN_BUILD ?? '{}');

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    if (!url.endsWith(`/${file}`)) return loaded;
    const source = String(loaded.source);
    if (!source.includes(from)) throw new Error(`${file} has no longer: ${from}`);
    return { ...loaded, source: source.replace(from, () => to) };
  },
});
