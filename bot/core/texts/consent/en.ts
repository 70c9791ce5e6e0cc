/** What an administrator is told and asked, in English. */
import { APPLICATION_ROLE, SITE_ROLE } from '../../permissions.ts';
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
  problem: {
    'app-token': (cause) =>
      `Entra gives the app no token (${cause}). Check ENTRA_APP_ID, the tenant and the credential of the app registration.`,
    'app-role': `The app lacks the application permission ${APPLICATION_ROLE}. Add it to the app registration under API permissions, Microsoft Graph, and grant admin consent.`,
    'bot-token': (cause) =>
      `The bot gets no token for Teams (${cause}). Check MicrosoftAppId, MicrosoftAppTenantId and the bot’s credential.`,
    site: (name, command) =>
      `The app has not been given the site of ${name}. Its reminders wait. A SharePoint administrator runs: ${command}`,
    members: (name) =>
      `Stegvis does not see who is in ${name} while nobody has the tab open. Those who were in it last count. An owner adds the app to the team and accepts its permissions.`,
  },
};
