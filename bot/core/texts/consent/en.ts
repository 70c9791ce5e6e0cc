/** What an administrator is told and asked, in English. */
import { APPLICATION_ROLE, INSTALL_ROLE, SITE_ROLE } from '../../permissions.ts';
import type { ConsentTexts } from './sv.ts';

export const en: ConsentTexts = {
  request: (given) =>
    [
      'Hello,',
      '',
      `The unit ${given.unit} uses Stegvis in Teams. To be able to remind, Stegvis needs to read and write in the unit’s lists in SharePoint.`,
      '',
      `Site: ${given.address}`,
      `Permission: ${APPLICATION_ROLE} for the app ${given.appId}, with the role ${SITE_ROLE} in that site alone`,
      `Command for a SharePoint administrator, where Stegvis is installed: ${given.command}`,
      '',
      'Stegvis reaches no other sites. What each permission is for stands in infra/azure/permissions.md.',
    ].join('\n'),
  calendars: (reads) =>
    reads.allowed > 0
      ? `The app itself reads ${reads.allowed} of ${reads.allowed + reads.refused} calendars that an APT series stands in.`
      : 'The app itself reads no calendars. That is optional: dates are read when the manager opens the tab.',
  installs: {
    off: 'Everybody adds the app to their own personal chat. PROACTIVE_INSTALL changes that.',
    good: 'The app may add itself for members who are due a reminder.',
    missing: 'The app may not add itself. Whoever does not have the app gets no reminders.',
    unknown: 'It is not known yet whether the app may add itself.',
  },
  problem: {
    'app-token': (cause) =>
      `Entra gives the app no token (${cause}). Check ENTRA_APP_ID, the tenant and the credential of the app registration.`,
    'app-role': `The app lacks the application permission ${APPLICATION_ROLE}. Add it to the app registration under API permissions, Microsoft Graph, and grant admin consent.`,
    'bot-token': (cause) =>
      `The bot gets no token for Teams (${cause}). Check MicrosoftAppId, MicrosoftAppTenantId and the bot’s credential.`,
    site: (name, command) =>
      `The app has not been given the site of ${name}. Its reminders wait. A SharePoint administrator runs: ${command}`,
    'install-permission': (cause) =>
      `The app may not add itself for members (${cause}). Add the application permission ${INSTALL_ROLE} to the app registration and grant admin consent, with the same app in the manifest's webApplicationInfo. Or unset PROACTIVE_INSTALL.`,
    'install-catalog': (cause) =>
      `The app's id in your app catalogue is not known (${cause}). Upload the app in the Teams admin center. Then add it for one person, or set TEAMS_CATALOG_APP_ID.`,
    'install-refused': (cause) =>
      `Teams refuses the app for some members (${cause}). Allow it in their app permission policy in the Teams admin center.`,
    members: (name) =>
      `Stegvis does not see who is in ${name} while nobody has the tab open. Those who were in it last count. An owner adds the app to the team and accepts its permissions.`,
  },
};
