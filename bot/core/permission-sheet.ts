/** The permission sheet for an IT department: Markdown, in Swedish and then in English. */
import type { Language } from './choices.ts';
import { CONSENT_END, PERMISSIONS, type PermissionKind, permissionsOf, SITE_ROLE } from './permissions.ts';

const KINDS: readonly PermissionKind[] = [
  'delegated',
  'application',
  'optional',
  'resource-specific',
  'bot',
  'administrator',
];

const texts = {
  sv: {
    title: 'Behörigheter',
    lead: [
      `Stegvis använder ${PERMISSIONS.length} behörigheter, och inga andra.`,
      `I appens egna webbplatser har den rollen \`${SITE_ROLE}\`: den läser och skriver rader men skapar inga listor.`,
      'Sidan är gjord av bot/core/permissions.ts med `npm run --silent admin -- sheet`.',
    ],
    head: ['Behörighet', 'Varför', 'Utan den', 'Administratör'],
    kinds: {
      delegated: 'Delegerade: aldrig mer än personen själv får',
      application: 'Appens egna: bara på utvalda webbplatser',
      optional: 'Appens egna, frivilliga',
      'resource-specific': 'Appens egna där den ligger installerad',
      bot: 'Boten',
      administrator: 'Bara för administratörens kommando',
    } satisfies Record<PermissionKind, string>,
    selected: [
      'Microsofts sida om prenumerationer på listor nämner `Sites.ReadWrite.All`, inte `Sites.Selected`',
      '(learn.microsoft.com/graph/api/subscription-post-subscriptions). Nekar Graph dem i er miljö står det i loggen',
      'som `subscription-refused` och i `GET /api/status` under `sync`. Då behöver ni inte göra något: listorna läses',
      'varannan timme under arbetsdagen och alltid innan en påminnelse skickas. Ge inte appen `Sites.ReadWrite.All` för',
      'den här sakens skull: den når alla webbplatser.',
    ],
    own: [
      `Där det står *behövs inte* kan var och en godkänna för sig själv, i ett fönster som fliken öppnar, om er policy`,
      `tillåter det. Lägg då till plattformen *Webb* med omdirigerings-URI:n \`https://<värd>${CONSENT_END}\` i`,
      'appregistreringen. Ingen token hämtas den vägen.',
    ],
    consent: { yes: 'godkänner', no: 'behövs inte', installed: 'nej: teamets ägare, när appen läggs till' },
  },
  en: {
    title: 'Permissions',
    lead: [
      `Stegvis uses ${PERMISSIONS.length} permissions, and no others.`,
      `In its sites the app has the role \`${SITE_ROLE}\`: it reads and writes rows but makes no lists.`,
      'The page is made of bot/core/permissions.ts by `npm run --silent admin -- sheet`.',
    ],
    head: ['Permission', 'Why', 'Without it', 'Administrator'],
    kinds: {
      delegated: 'Delegated: never more than the person may',
      application: 'The app’s own: only in chosen sites',
      optional: 'The app’s own, optional',
      'resource-specific': 'The app’s own where it stands installed',
      bot: 'The bot',
      administrator: 'Only for the administrator’s command',
    } satisfies Record<PermissionKind, string>,
    selected: [
      'Microsoft’s page on subscriptions to lists names `Sites.ReadWrite.All`, not `Sites.Selected`',
      '(learn.microsoft.com/graph/api/subscription-post-subscriptions). Where Graph refuses them in your tenant, the log',
      'says so as `subscription-refused`, and `GET /api/status` under `sync`. Then nothing has to be done: the lists are',
      'read every two hours of the working day, and always before a reminder is sent. Do not give the app',
      '`Sites.ReadWrite.All` for this alone: it reaches every site.',
    ],
    own: [
      'Where it says *not needed*, people may consent for themselves, in a window that the tab opens, if your policy lets',
      `them. Then add the platform *Web* with the redirect URI \`https://<host>${CONSENT_END}\` to the app registration.`,
      'No token is fetched that way.',
    ],
    consent: { yes: 'consents', no: 'not needed', installed: 'no: the team’s owner, when the app is added' },
  },
} as const;

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const part = (language: Language, kind: PermissionKind): string[] => {
  const { head, kinds, consent, own, selected } = texts[language];
  const who = (adminConsent: boolean): string => {
    if (adminConsent) return consent.yes;
    return kind === 'resource-specific' ? consent.installed : consent.no;
  };
  return [
    `### ${kinds[kind]}`,
    '',
    row(head),
    row(head.map(() => '---')),
    ...permissionsOf(kind).map(({ name, why, without, adminConsent }) =>
      row([`\`${name}\``, why[language], without[language], who(adminConsent)]),
    ),
    '',
    ...(kind === 'delegated' ? [...own, ''] : []),
    ...(kind === 'application' ? [...selected, ''] : []),
  ];
};

/** The whole sheet. */
export const permissionSheet = (): string =>
  (['sv', 'en'] as const)
    .flatMap((language) => [
      `${language === 'sv' ? '#' : '##'} ${texts[language].title}`,
      '',
      ...texts[language].lead,
      '',
      ...KINDS.flatMap((kind) => part(language, kind)),
    ])
    .join('\n');
