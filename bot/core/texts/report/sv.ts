/** Sentences of evidence, certificate and annual report, in Swedish. `en.ts` has the same shape. */
import type { Turn } from '../../api-report.ts';
import type { OwnerRole, PlanArea } from '../../choices.ts';

const roles: Record<OwnerRole, string> = {
  chef: 'chefen',
  'hbtq-grupp': 'hbtq-gruppen',
  processledare: 'processledaren',
  medarbetare: 'medarbetarna',
};
const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const sv = {
  role: roles as Readonly<Record<OwnerRole, string>>,
  /** A role as it stands in a cell of its own. */
  ownerRole: {
    chef: 'Chef',
    'hbtq-grupp': 'HBTQ-gruppen',
    processledare: 'Processledare',
    medarbetare: 'Medarbetare',
  } as Readonly<Record<OwnerRole, string>>,
  area: { kunskap: 'Kunskap', bemotande: 'Bemötande', arbetsmiljo: 'Arbetsmiljö' } as Readonly<
    Record<PlanArea, string>
  >,
  actionState: { draft: 'Utkast', active: 'Pågår', done: 'Klar', dropped: 'Struken' },
  stepState: { locked: 'Låst', open: 'Öppen', done: 'Klar' },
  meetingKind: {
    group: 'Gruppmöte',
    apt: 'APT',
    workshop: 'Workshop',
    session: 'Utbildning',
    other: 'Annat möte',
  },
  meetingState: { planned: 'Planerat', held: 'Hållet', cancelled: 'Inställt' },
  met: 'Uppfyllt',
  unmet: 'Inte än',
  name: '[namn]',
  turn: {
    chef: () => 'Chefen',
    'hbtq-grupp': () => 'Gruppen',
    processledare: () => 'Processledaren',
    medarbetare: () => 'Medarbetarna',
    provider: (provider) => provider,
  } as Readonly<Record<Turn, (provider: string) => string>>,
  /** The step's row says that it is done although the facts alone do not. */
  markedDone: 'Markerat som klart av enheten.',
  recorded: {
    mandate: (day: string | null) =>
      day === null ? 'Uppdrag noterat av chefen.' : `Uppdrag noterat av chefen, daterat ${day}.`,
    basis: (text: string) => `Beslutet bakom uppdraget: ${text}`,
    output: (output: string, day: string) => `Godkänt av enheten ${day}: ${output}.`,
    step: (title: string, day: string) => `Noterat av enheten ${day}: ${title}.`,
    counted: (title: string, done: number, of: number) => `${title}: ${done} av ${of}, som antal.`,
    certificate: (by: string | null, title: string, day: string | null, issuer: string | null) =>
      `Intyg noterat${by === null ? '' : ` av ${by}`}${day === null ? '' : ` ${day}`}: ${[title, issuer].filter(Boolean).join(', ') || 'utan namn'}.`,
    validUntil: (day: string) => `Gäller till ${day}.`,
  },
  draft: {
    title: (term: string, year: number) => `${term === 'hbtq' ? 'Hbtq' : 'Hbtqi'}-arbetet ${year}`,
    background: 'Bakgrund',
    goals: 'Mål',
    done: 'Gjort',
    indicators: 'Indikatorer och uppföljning',
    next: 'Nästa',
    programme: (programme: string, day: string) => `Enheten arbetar enligt ${programme} sedan ${day}.`,
    mandate: (text: string) => `Uppdrag: ${text}`,
    basis: (text: string) => `Beslut: ${text}`,
    vision: (text: string) => `Vision: ${text}`,
    inPlan: (reference: string) => `Verksamhetsplan: ${reference}`,
    noGoals: 'Inga mål är skrivna.',
    noneDone: 'Inga åtgärder är klara.',
    noIndicators: 'Inga indikatorer är skrivna.',
    nothingNext: 'Inget mer är planerat.',
    goal: (area: string | null, goal: string) => (area === null ? goal : `${area}: ${goal}`),
    action: (title: string) => `Klart: ${title}`,
    steps: (titles: string) => `Klara steg: ${titles}.`,
    meetings: (apt: number, group: number, training: number) =>
      [
        apt > 0 ? `${count(apt, 'APT', 'APT')} med noterat utfall` : '',
        group > 0 ? count(group, 'gruppmöte', 'gruppmöten') : '',
        training > 0
          ? count(training, 'workshop eller utbildningstillfälle', 'workshoppar och utbildningstillfällen')
          : '',
      ]
        .filter(Boolean)
        .join(', '),
    meetingsHeld: (what: string) => `Möten: ${what}.`,
    indicator: (title: string, indicator: string) => `${title}: ${indicator}`,
    found: (text: string) => `Uppföljning: ${text}`,
    notFollowedUp: 'Inte följt upp än.',
    due: (title: string, day: string | null) => (day === null ? title : `${title}, senast ${day}`),
    nextStep: (title: string) => `Nästa steg i programmet: ${title}`,
  },
};

export type ReportTexts = typeof sv;
