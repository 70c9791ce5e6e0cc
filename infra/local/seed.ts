/**
 * Exempelkommun: a made-up municipality with one team a programme. The same every time: ids are derived from names,
 * so tests and demonstrations can count on them. All people are invented.
 */
import { createHash } from 'node:crypto';
import type { Administrator, Ids, Person, Unit } from './tenant.ts';

/** A stable GUID from a name. */
export const guid = (name: string): string => {
  const hex = createHash('sha256').update(`exempelkommun/${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

const thread = (name: string): string =>
  `19:${createHash('sha256').update(name).digest('hex').slice(0, 32)}@thread.tacv2`;
const opaque = (name: string): string => createHash('sha512').update(name).digest('base64url').slice(0, 60);

export const ids: Ids = {
  tenant: guid('tenant'),
  appId: guid('app'),
  bot: `28:${guid('app')}`,
  secret: createHash('sha256').update('exempelkommun/secret').digest('base64url'),
  teamsAppId: guid('teams-app'),
  catalogAppId: guid('teams-app-in-the-catalogue'),
  sharePointHost: 'exempelkommun.sharepoint.com',
};

interface Sketch {
  name: string;
  channel: string;
  site: string;
  programme: string;
  /** First APT of the series: day and local start hour, 60 minutes, then monthly. */
  apt: string;
  /** Manager, process lead, safety representative, then the group's other members, then the rest. */
  manager: string;
  processLead: string;
  safetyRep: string;
  group: string[];
  staff: string[];
  guests: string[];
  english: string[];
}

const sketches: Sketch[] = [
  {
    name: 'Familjeteam Norr',
    channel: 'Hbtqi-arbetet',
    site: 'familjeteamnorr',
    programme: 'jarfalla-samkrafter',
    apt: '2026-01-20T12:00:00Z',
    manager: 'Amal Lindqvist',
    processLead: 'Petra Sandell',
    safetyRep: 'Jonas Wikström',
    group: ['Mira Holm', 'Oskar Bergvall'],
    staff: ['Sanna Åkerlund', 'Tuva Nordin', 'Viktor Ceder', 'Leyla Aydin', 'Hugo Fors'],
    guests: [],
    english: ['Hugo Fors'],
  },
  {
    name: 'Kontaktcenter',
    channel: 'Certifiering',
    site: 'kontaktcenter',
    programme: 'soderhamn-rfsl',
    apt: '2026-01-28T08:00:00Z',
    manager: 'Erik Dahlström',
    processLead: 'Nadja Ekman',
    safetyRep: 'Birgitta Sjöö',
    group: ['Alva Brodin', 'Samir Haddad', 'Elin Ö. Frid'],
    staff: [
      'Karin Lund',
      'Mattias Ryd',
      'Zahra Amini',
      'Per-Olof Hägg',
      'Ida Thorsell',
      'Johan Ask',
      'Lina Wester',
      'Niklas Borg',
      'Ayan Warsame',
      'Stina Kvist',
      'Robert Palm',
      'Ellen Snäll',
      'Pontus Vik',
      'Moa Rask',
    ],
    guests: ['Kim Rådgivare'],
    english: ['Samir Haddad', 'Pontus Vik'],
  },
  {
    name: 'Utveckling och hälsa',
    channel: 'Kompetenslyft',
    site: 'utvecklinghalsa',
    programme: 'rss-vasterbotten',
    apt: '2026-01-22T13:00:00Z',
    manager: 'Gunilla Hedman',
    processLead: 'Tomas Elfving',
    safetyRep: 'Anja Renberg',
    group: ['Ylva Stenman', 'David Oja'],
    staff: [
      'Maja Brännström',
      'Isak Lundmark',
      'Signe Viklund',
      'Omar Farah',
      'Britta Nygren',
      'Joel Åström',
    ],
    guests: [],
    english: ['Omar Farah'],
  },
  {
    name: 'Mottagning Väster',
    channel: 'Fyra steg',
    site: 'mottagningvaster',
    programme: 'malmo-fyra-steg',
    apt: '2026-01-27T07:30:00Z',
    manager: 'Camilla Persson',
    processLead: 'Fredrik Ling',
    safetyRep: 'Dragana Petrović',
    group: ['Noor Hassan', 'Anders Mårtensson', 'Rut Ingvarsson'],
    staff: [
      'Simon Hellgren',
      'Agnes Rosén',
      'Tariq Mahmoud',
      'Lovisa Trulsson',
      'Henrik Ahl',
      'Ebba Skoog',
      'Marta Kowalska',
    ],
    guests: ['Lo Föreläsare'],
    english: ['Marta Kowalska'],
  },
  {
    name: 'Vårdcentral Björken',
    channel: 'Hbtq-klivet',
    site: 'vardcentralbjorken',
    programme: 'hbtq-klivet',
    apt: '2026-01-21T14:00:00Z',
    manager: 'Maria Östlund',
    processLead: 'Axel Nyman',
    safetyRep: 'Inger Falk',
    group: ['Sofia Blom', 'Daniel Kårhed', 'Wilma Svärd'],
    staff: [
      'Gabriel Tornvall',
      'Hanna Lööf',
      'Fatima Saleh',
      'Lars Ekdahl',
      'Julia Mellgren',
      'Emil Sandin',
      'Ronja Ljung',
      'Bo Hjelte',
      'Alice Grahn',
      'Nour Khalil',
      'Malte Stål',
      'Vera Quist',
      'Linus Zander',
    ],
    guests: [],
    english: ['Nour Khalil', 'Linus Zander'],
  },
];

const ascii = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '.')
    .replace(/^\.|\.$/g, '');

const administrator = (
  upn: string,
  given: Pick<Administrator, 'name' | 'givenName' | 'surname' | 'directoryRole' | 'inSites'>,
): Administrator => ({
  ...given,
  id: guid(`administrator/${upn}`),
  upn,
  unit: null,
  role: 'employee',
  group: false,
  guest: false,
  language: 'sv',
  chat: `a:1${opaque(`chat/${upn}`)}`,
  channelId: `29:1${opaque(`user/${upn}`)}`,
});

/** Those who run the tenant: one with everything, and one with the directory role of SharePoint and nothing else. */
const administrators: readonly Administrator[] = [
  administrator('admin@exempelkommun.se', {
    name: 'Ada Lindgren',
    givenName: 'Ada',
    surname: 'Lindgren',
    directoryRole: 'global',
    inSites: true,
  }),
  administrator('sharepoint@exempelkommun.se', {
    name: 'Shirin Karlberg',
    givenName: 'Shirin',
    surname: 'Karlberg',
    directoryRole: 'sharepoint',
    inSites: false,
  }),
];

/** Everybody and every unit of the seeded tenant. */
export const seed = (): { people: Person[]; administrators: readonly Administrator[]; units: Unit[] } => {
  const people: Person[] = [];
  const units: Unit[] = [];
  for (const sketch of sketches) {
    const channel = thread(`${sketch.site}/channel`);
    const person = (name: string, role: Person['role'], group: boolean, guest = false): Person => {
      const [givenName = name, ...rest] = name.split(' ');
      const id = guid(`person/${name}`);
      const made: Person = {
        id,
        name: guest ? `${name} (gäst)` : name,
        givenName,
        surname: rest.join(' '),
        upn: guest
          ? `${ascii(name)}_annan.se#EXT#@exempelkommun.onmicrosoft.com`
          : `${ascii(name)}@exempelkommun.se`,
        unit: channel,
        role,
        group,
        guest,
        language: sketch.english.includes(name) ? 'en' : 'sv',
        chat: `a:1${opaque(`chat/${name}`)}`,
        channelId: `29:1${opaque(`user/${name}`)}`,
      };
      people.push(made);
      return made;
    };
    const manager = person(sketch.manager, 'manager', true);
    person(sketch.processLead, 'processLead', false);
    person(sketch.safetyRep, 'safetyRep', false);
    for (const name of sketch.group) person(name, 'employee', true);
    for (const name of sketch.staff) person(name, 'employee', false);
    for (const name of sketch.guests) person(name, 'employee', false, true);
    units.push({
      id: channel,
      name: sketch.name,
      programme: sketch.programme,
      team: guid(`team/${sketch.site}`),
      teamThread: thread(`${sketch.site}/team`),
      teamName: sketch.name,
      channel,
      channelName: sketch.channel,
      site: `${ids.sharePointHost},${guid(`site/${sketch.site}`)},${guid(`web/${sketch.site}`)}`,
      siteName: sketch.site,
      manager: manager.id,
      apt: {
        start: sketch.apt,
        minutes: 60,
        meetingChat: `19:meeting_${createHash('sha256').update(`${sketch.site}/apt`).digest('base64url').slice(0, 48)}@thread.v2`,
      },
    });
  }
  return { people, administrators, units };
};
