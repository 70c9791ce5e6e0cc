/**
 * The six lists and their columns: the only place that knows them. People read these lists in SharePoint itself, so
 * titles, descriptions and choices are Swedish; internal names are the field's English terms and never change.
 * Nothing but Title is required: a row that somebody adds by hand is taken as it is.
 */
import type { OwnerRole, PlanArea } from '../../core/content.ts';
import type { ListName, RowOf } from '../../core/rows.ts';
import {
  type Column,
  type ColumnShape,
  choice,
  day,
  instant,
  line,
  paragraph,
  title,
  whole,
} from './column.ts';

/** Raised when a list gets new columns; it stands at the end of the list's description. */
export const LISTS_VERSION = 1;

export interface ListShape<T> {
  /** Internal name. */
  name: ListName;
  /** What the list is called in SharePoint. */
  title: string;
  description: string;
  columns: { readonly [K in keyof T]-?: Column<T[K]> };
}

/** The columns that every list has beside its own: whose row it is, and the key by which a repeated write finds it. */
export const UNIT = line({
  name: 'Unit',
  title: 'Enhetens id',
  description: 'Kanalens id. Fylls i av Stegvis.',
  indexed: true,
});
export const KEY = line({
  name: 'StegvisKey',
  title: 'Nyckel',
  description: 'Radens nyckel. Fylls i av Stegvis.',
  unique: true,
});

const areas: Readonly<Record<PlanArea, string>> = {
  kunskap: 'Kunskap',
  bemotande: 'Bemötande',
  arbetsmiljo: 'Arbetsmiljö',
};
const ownerRoles: Readonly<Record<OwnerRole, string>> = {
  chef: 'Chef',
  'hbtq-grupp': 'HBTQ-grupp',
  processledare: 'Processledare',
  medarbetare: 'Medarbetare',
};

const area = choice<PlanArea>(
  { name: 'Area', title: 'Område', description: 'Planens område.', indexed: true },
  areas,
);

export const lists: { readonly [L in ListName]: ListShape<RowOf[L]> } = {
  StegvisUnit: {
    name: 'StegvisUnit',
    title: 'Stegvis – Enhet',
    description: 'Enhetens program, vision, uppdrag och intyg.',
    columns: {
      title: title({ title: 'Enhet', description: 'Enhetens namn.' }),
      programme: line({ name: 'Programme', title: 'Program', description: 'Programmets id.' }),
      vision: paragraph({ name: 'Vision', title: 'Vision', description: 'Vart enheten vill.' }),
      mandate: paragraph({ name: 'Mandate', title: 'Uppdrag', description: 'Chefens uppdrag till gruppen.' }),
      mandateDate: day({
        name: 'MandateDate',
        title: 'Uppdraget gavs',
        description: 'Dagen då chefen gav uppdraget.',
      }),
      certificate: line({
        name: 'Certificate',
        title: 'Intyg',
        description: 'Certifikat, diplom eller annat intyg.',
      }),
      certificateDate: day({
        name: 'CertificateDate',
        title: 'Intyget gavs',
        description: 'Dagen då intyget gavs.',
      }),
      validUntil: day({
        name: 'ValidUntil',
        title: 'Gäller till',
        description: 'Sista dagen som intyget gäller.',
        indexed: true,
      }),
    },
  },
  StegvisSteps: {
    name: 'StegvisSteps',
    title: 'Stegvis – Steg',
    description: 'Programmets steg och var de står.',
    columns: {
      title: title({ title: 'Steg', description: 'Stegets namn.' }),
      stepId: line({
        name: 'StepId',
        title: 'Steg-id',
        description: 'Stegets id i programmet.',
        indexed: true,
      }),
      state: choice(
        { name: 'State', title: 'Läge', description: 'Var steget står.', indexed: true },
        { locked: 'Låst', open: 'Öppen', done: 'Klar' },
      ),
      dueDate: day({
        name: 'DueDate',
        title: 'Klart senast',
        description: 'Dagen då steget ska vara klart.',
        indexed: true,
      }),
    },
  },
  StegvisPlan: {
    name: 'StegvisPlan',
    title: 'Stegvis – Plan',
    description: 'Insatserna i enhetens plan.',
    columns: {
      title: title({ title: 'Insats', description: 'Vad som ska göras.' }),
      area,
      need: paragraph({ name: 'Need', title: 'Behov', description: 'Varför insatsen behövs.' }),
      goal: paragraph({ name: 'Goal', title: 'Mål', description: 'Vad insatsen ska leda till.' }),
      ownerRole: choice<OwnerRole>(
        { name: 'OwnerRole', title: 'Ansvarig roll', description: 'Rollen som ansvarar.', indexed: true },
        ownerRoles,
      ),
      ownerId: line({
        name: 'OwnerId',
        title: 'Ansvarig (id)',
        description: 'Den ansvarigas id i Entra. Fylls i av Stegvis.',
        indexed: true,
      }),
      dueDate: day({
        name: 'DueDate',
        title: 'Klar senast',
        description: 'Dagen då insatsen ska vara klar.',
        indexed: true,
      }),
      indicator: paragraph({
        name: 'Indicator',
        title: 'Indikator',
        description: 'Hur det märks att målet är nått.',
      }),
      followUpDate: day({
        name: 'FollowUpDate',
        title: 'Följs upp',
        description: 'Dagen då insatsen följs upp.',
        indexed: true,
      }),
      state: choice(
        { name: 'State', title: 'Läge', description: 'Var insatsen står.', indexed: true },
        { draft: 'Utkast', active: 'Pågår', done: 'Klar', dropped: 'Struken' },
      ),
      reason: paragraph({ name: 'Reason', title: 'Skäl', description: 'Varför insatsen ströks.' }),
    },
  },
  StegvisMeetings: {
    name: 'StegvisMeetings',
    title: 'Stegvis – Möten',
    description: 'Möten, workshoppar och utbildningar.',
    columns: {
      title: title({ title: 'Möte', description: 'Mötets namn.' }),
      kind: choice(
        { name: 'Kind', title: 'Typ', description: 'Vilket slags möte det är.', indexed: true },
        { group: 'Gruppmöte', apt: 'APT', workshop: 'Workshop', session: 'Utbildning', other: 'Annat möte' },
      ),
      start: instant({ name: 'Start', title: 'Börjar', description: 'När mötet börjar.', indexed: true }),
      end: instant({ name: 'End', title: 'Slutar', description: 'När mötet slutar.' }),
      state: choice(
        {
          name: 'State',
          title: 'Läge',
          description: 'Om mötet är planerat, hållet eller inställt.',
          indexed: true,
        },
        { planned: 'Planerat', held: 'Hållet', cancelled: 'Inställt' },
      ),
    },
  },
  StegvisAgenda: {
    name: 'StegvisAgenda',
    title: 'Stegvis – Dagordning',
    description: 'Punkter till mötenas dagordningar.',
    columns: {
      title: title({ title: 'Punkt', description: 'Vad punkten handlar om.' }),
      meetingKey: line({
        name: 'MeetingKey',
        title: 'Mötets nyckel',
        description: 'Nyckeln på raden i Stegvis – Möten.',
        indexed: true,
      }),
      order: whole({
        name: 'Order',
        title: 'Ordning',
        description: 'Punktens plats på dagordningen.',
        indexed: true,
      }),
      minutes: whole({ name: 'Minutes', title: 'Minuter', description: 'Så lång tid punkten får ta.' }),
      state: choice(
        { name: 'State', title: 'Läge', description: 'Var punkten står.', indexed: true },
        {
          proposed: 'Föreslagen',
          onAgenda: 'På dagordningen',
          discussed: 'Diskuterad',
          notReached: 'Hanns inte',
        },
      ),
      outcome: paragraph({ name: 'Outcome', title: 'Resultat', description: 'Vad mötet kom fram till.' }),
      source: line({ name: 'Source', title: 'Källa', description: 'Var punkten kommer ifrån.' }),
    },
  },
  StegvisFindings: {
    name: 'StegvisFindings',
    title: 'Stegvis – Kartläggning',
    description: 'Normer, risker och möjligheter som enheten har sett.',
    columns: {
      title: title({ title: 'Iakttagelse', description: 'Vad enheten har sett.' }),
      kind: choice(
        { name: 'Kind', title: 'Typ', description: 'Norm, risk eller möjlighet.', indexed: true },
        { norm: 'Norm', risk: 'Risk', opportunity: 'Möjlighet' },
      ),
      area,
      concerns: paragraph({
        name: 'Concerns',
        title: 'Berör',
        description: 'Vilka situationer det gäller. Aldrig namn.',
      }),
    },
  },
};

/** A list's own columns and the two that every list has. */
export const columnsOf = (list: ListName): ColumnShape[] => {
  const own: readonly ColumnShape[] = Object.values(lists[list].columns);
  return [UNIT, KEY, ...own];
};
