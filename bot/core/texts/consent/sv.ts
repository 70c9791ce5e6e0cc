/** What an administrator is told and asked, in Swedish. `en` has the same shape. */
import { APPLICATION_ROLE, INSTALL_ROLE, SITE_ROLE } from '../../permissions.ts';

export const sv = {
  /** To be sent to IT by a manager: what, where, how, and what it does not mean. */
  request: (given: { unit: string; address: string; command: string; appId: string }): string =>
    [
      'Hej,',
      '',
      `Enheten ${given.unit} använder Stegvis i Teams. För att kunna påminna behöver Stegvis läsa och skriva i enhetens listor i SharePoint.`,
      '',
      `Webbplats: ${given.address}`,
      `Behörighet: ${APPLICATION_ROLE} för appen ${given.appId}, med rollen ${SITE_ROLE} på just den webbplatsen`,
      `Kommando för en SharePoint-administratör, där Stegvis är installerat: ${given.command}`,
      '',
      'Stegvis kommer inte åt andra webbplatser. Vad varje behörighet är till för står i infra/azure/permissions.md.',
    ].join('\n'),
  /** Optional, and said so. */
  calendars: (reads: { allowed: number; refused: number }): string =>
    reads.allowed > 0
      ? `Appen läser själv ${reads.allowed} av ${reads.allowed + reads.refused} kalendrar där en APT-serie står.`
      : 'Appen läser inga kalendrar själv. Det är frivilligt: datum läses när chefen öppnar fliken.',
  /** Whether the app adds itself for members; `off`: nobody has asked for it. */
  installs: {
    off: 'Var och en lägger till appen själv i sin personliga chatt. Det går att ändra med PROACTIVE_INSTALL.',
    good: 'Appen får lägga till sig själv för medlemmar som har något att påminnas om.',
    missing: 'Appen får inte lägga till sig själv. Den som inte har appen får inga påminnelser.',
    unknown: 'Det är inte känt än om appen får lägga till sig själv.',
  },
  problem: {
    'app-token': (cause: string): string =>
      `Appen får ingen inloggning av Entra (${cause}). Kontrollera ENTRA_APP_ID, tenant och autentiseringsuppgift i appregistreringen.`,
    'app-role': `Appen saknar programbehörigheten ${APPLICATION_ROLE}. Lägg till den i appregistreringen under API-behörigheter, Microsoft Graph, och godkänn den för hela organisationen.`,
    'bot-token': (cause: string): string =>
      `Boten får ingen inloggning till Teams (${cause}). Kontrollera MicrosoftAppId, MicrosoftAppTenantId och botens autentiseringsuppgift.`,
    site: (name: string, command: string): string =>
      `Appen har inte fått webbplatsen för ${name}. Påminnelserna där väntar. En SharePoint-administratör kör: ${command}`,
    'install-permission': (cause: string): string =>
      `Appen får inte lägga till sig själv för medlemmar (${cause}). Lägg till programbehörigheten ${INSTALL_ROLE} i appregistreringen och godkänn den, med samma app i manifestets webApplicationInfo. Eller ta bort PROACTIVE_INSTALL.`,
    'install-catalog': (cause: string): string =>
      `Appens id i er appkatalog är inte känt (${cause}). Ladda upp appen i Teams administrationscenter. Lägg sedan till den för en person, eller sätt TEAMS_CATALOG_APP_ID.`,
    'install-refused': (cause: string): string =>
      `Teams nekar appen för en del medlemmar (${cause}). Tillåt den i deras policy för appbehörigheter i Teams administrationscenter.`,
    members: (name: string): string =>
      `Stegvis ser inte vilka som är med i ${name} när ingen har fliken öppen. De som var med senast gäller. En ägare lägger till appen i teamet och godkänner dess behörigheter.`,
  },
};

export type ConsentTexts = typeof sv;
