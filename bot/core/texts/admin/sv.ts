/** What the administrator's command says, in Swedish. Each a line; errors say what to do. `en` has the same shape. */
import { ADMINISTRATOR_SCOPE, APPLICATION_ROLE, SITE_ROLE } from '../../permissions.ts';

export const sv = {
  usage: [
    'Användning: npm run admin -- grant|revoke|check <webbplats> [--device-code] [--lang sv|en]',
    '            npm run --silent admin -- sheet',
    '<webbplats> är ett id i Graph (värd,guid,guid) eller en adress (https://…sharepoint.com/sites/…).',
  ].join('\n'),
  browser: (address: string): string => `Logga in i webbläsaren. Öppnas den inte, öppna: ${address}`,
  device: (page: string, code: string): string => `Öppna ${page} och skriv koden ${code}`,
  signedIn: 'Inloggningen är klar. Fönstret kan stängas.',
  notSignedIn: 'Inloggningen blev inte av. Se kommandot.',
  granted: (site: string): string =>
    `Klart: appen får läsa och skriva (${SITE_ROLE}) på ${site}. Påminnelserna börjar av sig själva.`,
  alreadyGranted: (site: string, roles: string): string => `Redan gett: appen har ${roles} på ${site}.`,
  revoked: (site: string): string =>
    `Klart: appen har inte längre ${site}. Fliken fungerar, påminnelserna väntar.`,
  nothingToRevoke: (site: string): string => `Inget att ta tillbaka: appen har inte ${site}.`,
  checkGood: (site: string, roles: string): string => `Appen har ${roles} på ${site}. Inget saknas.`,
  checkMore: (site: string, roles: string): string =>
    `Appen har ${roles} på ${site}, mer än den behöver. Räcker: ${SITE_ROLE}.`,
  checkLittle: (site: string, roles: string, command: string): string =>
    `Appen har ${roles} på ${site}, men behöver ${SITE_ROLE}. Kör: ${command}`,
  checkNone: (site: string, command: string): string =>
    `Appen har inte ${site}. Påminnelserna väntar. Kör: ${command}`,
  error: {
    site: (where: string): string =>
      `${where} är ingen webbplats. Ange ett id i Graph (värd,guid,guid) eller en adress (https://…sharepoint.com/sites/…).`,
    noSite: (where: string): string => `Det finns ingen webbplats ${where}. Kontrollera adressen.`,
    closedSite: (where: string): string =>
      `Du når inte ${where}. Ange webbplatsens id i Graph i stället (det står i chefens begäran), eller gör dig till administratör för webbplatsen.`,
    notAdministrator: (told: string): string =>
      `Graph säger nej. Det krävs rollen SharePoint-administratör eller högre. ${told}`,
    consent: `Inloggningen gav inte ${ADMINISTRATOR_SCOPE}. Logga in som SharePoint-administratör eller högre och godkänn.`,
    offline: 'Microsoft svarar inte. Försök igen om en stund.',
    busy: 'Microsoft ber oss vänta. Försök igen om en stund.',
    other: (told: string): string => `Det gick inte. ${told}`,
    timeout: 'Ingen loggade in i tid. Kör kommandot igen.',
  },
  /** Said beside a grant: a site is given to an app that must have the permission for it. */
  needsRole: `Appen behöver också programbehörigheten ${APPLICATION_ROLE}, godkänd i Entra.`,
};

export type AdminTexts = typeof sv;
