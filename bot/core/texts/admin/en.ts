/** What the administrator's command says, in English. */
import { ADMINISTRATOR_SCOPE, APPLICATION_ROLE, SITE_ROLE } from '../../permissions.ts';
import type { AdminTexts } from './sv.ts';

export const en: AdminTexts = {
  usage: [
    'Usage: npm run admin -- grant|revoke|check <site> [--device-code] [--lang sv|en]',
    '       npm run --silent admin -- sheet',
    '<site> is an id in Graph (host,guid,guid) or an address (https://…sharepoint.com/sites/…).',
  ].join('\n'),
  browser: (address) => `Sign in with the browser. If it does not open, open: ${address}`,
  device: (page, code) => `Open ${page} and type the code ${code}`,
  signedIn: 'You are signed in. The window can be closed.',
  notSignedIn: 'The sign-in did not succeed. See the command.',
  granted: (site) =>
    `Done: the app may read and write (${SITE_ROLE}) in ${site}. The reminders begin by themselves.`,
  alreadyGranted: (site, roles) => `Given already: the app has ${roles} in ${site}.`,
  revoked: (site) => `Done: the app no longer has ${site}. The tab works, the reminders wait.`,
  nothingToRevoke: (site) => `Nothing to take back: the app does not have ${site}.`,
  checkGood: (site, roles) => `The app has ${roles} in ${site}. Nothing is missing.`,
  checkMore: (site, roles) => `The app has ${roles} in ${site}, more than it needs. Enough: ${SITE_ROLE}.`,
  checkLittle: (site, roles, command) =>
    `The app has ${roles} in ${site}, but needs ${SITE_ROLE}. Run: ${command}`,
  checkNone: (site, command) => `The app does not have ${site}. The reminders wait. Run: ${command}`,
  error: {
    site: (where) =>
      `${where} is no site. Give an id in Graph (host,guid,guid) or an address (https://…sharepoint.com/sites/…).`,
    noSite: (where) => `There is no site ${where}. Check the address.`,
    closedSite: (where) =>
      `You do not reach ${where}. Give the site’s id in Graph instead (it stands in the manager’s request), or make yourself administrator of the site.`,
    notAdministrator: (told) =>
      `Graph says no. It takes the role SharePoint administrator or higher. ${told}`,
    consent: `The sign-in did not give ${ADMINISTRATOR_SCOPE}. Sign in as SharePoint administrator or higher, and consent.`,
    offline: 'Microsoft does not answer. Try again in a while.',
    busy: 'Microsoft asks us to wait. Try again in a while.',
    other: (told) => `It did not work. ${told}`,
    timeout: 'Nobody signed in in time. Run the command again.',
  },
  needsRole: `The app also needs the application permission ${APPLICATION_ROLE}, consented in Entra.`,
};
