/** The administrator's command: `npm run admin -- grant|revoke|check <site>`, and `sheet` for the permission sheet, `privacy` for the page on personal data. */
import { type Command, readCommand } from './admin/command.ts';
import { readAdminConfig } from './admin/config.ts';
import { openBrowser } from './admin/open-browser.ts';
import { administer, EXIT, faultTold, type Told } from './admin/sites.ts';
import { ConfigError } from './config.ts';
import type { Language } from './core/choices.ts';
import { done } from './core/fault.ts';
import { permissionSheet } from './core/permission-sheet.ts';
import { ADMINISTRATOR_SCOPE } from './core/permissions.ts';
import { privacySheet } from './core/privacy-sheet.ts';
import { en } from './core/texts/admin/en.ts';
import { type AdminTexts, sv } from './core/texts/admin/sv.ts';
import { fullScopes, makeGraph } from './graph/index.ts';
import { type SignInWay, signInAdministrator } from './identity/administrator.ts';
import { TRACES } from './store/personal.ts';
import { BACKUP_DAYS } from './usecases/my-data/erase.ts';
import type { Journal } from './usecases/ports.ts';

/** A sign-in that nobody finishes ends the command. */
const SIGN_IN_MS = 15 * 60_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const ask = (line: string): void => void process.stderr.write(`${line}\n`);

/** The command tells its person everything that matters; what is for a server's log is left out. */
const silent: Journal = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** What stands in the browser's window afterwards. It comes without headers, so it must tell its encoding itself. */
const page = (text: string, language: Language): string =>
  `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Stegvis</title><p>${text}</p></html>`;

const wayOf = (command: { deviceCode: boolean; language: Language }, texts: AdminTexts): SignInWay =>
  command.deviceCode
    ? { kind: 'device', show: (page, code) => ask(texts.device(page, code)) }
    : {
        kind: 'browser',
        open: async (address) => {
          ask(texts.browser(address));
          openBrowser(address);
        },
        done: page(texts.signedIn, command.language),
        failed: page(texts.notSignedIn, command.language),
      };

const run = async (command: Command): Promise<Told> => {
  if (command.kind === 'sheet') return { code: EXIT.good, lines: [permissionSheet().trimEnd()] };
  if (command.kind === 'privacy') {
    const tables = TRACES.map(({ table }) => table);
    return { code: EXIT.good, lines: [privacySheet(tables, BACKUP_DAYS, command.language).trimEnd()] };
  }
  const texts = command.language === 'en' ? en : sv;
  if (command.kind === 'usage') return { code: EXIT.usage, lines: [texts.usage] };
  const { appId, tenant, identityBaseUrl, graphBaseUrl } = readAdminConfig(process.env);
  const late = setTimeout(() => {
    ask(texts.error.timeout);
    process.exit(EXIT.signIn);
  }, SIGN_IN_MS);
  const signedIn = await signInAdministrator(
    { identityBaseUrl, clientId: appId, tenant, scopes: fullScopes([ADMINISTRATOR_SCOPE]) },
    wayOf(command, texts),
  );
  clearTimeout(late);
  if (!signedIn.ok) return faultTold(signedIn.fault, texts);
  const token = signedIn.value;
  const { sites } = makeGraph({
    baseUrl: graphBaseUrl,
    tokens: async () => done(token),
    journal: silent,
  });
  const as = { kind: 'person', person: 'administrator', tenant, assertion: token } as const;
  return administer({ sites, as, appId, texts }, command.verb, command.site);
};

try {
  const { code, lines } = await run(readCommand(process.argv.slice(2), process.env));
  for (const line of lines) (code === EXIT.good || code === EXIT.missing ? say : ask)(line);
  process.exitCode = code;
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  ask(error.message);
  process.exitCode = EXIT.usage;
}
