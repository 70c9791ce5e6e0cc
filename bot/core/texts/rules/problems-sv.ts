/** What can go wrong, in Swedish: what happened, what is safe, what next. `problems-en.ts` has the same shape. */
import type { ConflictReason, FieldProblem } from '../../fault.ts';

export interface Sentence {
  title: string;
  detail: string;
}

/** Names of the fields that people fill in, as they begin a sentence. */
const labels: Readonly<Record<string, string>> = {
  closures: 'Stängt',
  pride: 'Dag för lokal Pride',
  title: 'Titel',
  area: 'Område',
  need: 'Behov',
  goal: 'Mål',
  ownerRole: 'Ansvarig',
  ownerId: 'Person',
  dueDate: 'Datum',
  indicator: 'Indikator',
  followUpDate: 'Datum för uppföljning',
  state: 'Läge',
  reason: 'Skäl',
  programme: 'Program',
  start: 'Start',
  end: 'Slut',
  manager: 'Chef',
  group: 'Grupp',
  members: 'Grupp',
  processLead: 'Processledare',
  safetyRep: 'Skyddsombud',
  kind: 'Mötestyp',
  minutes: 'Minuter',
  meetingId: 'Möte',
  order: 'Ordning',
  outcome: 'Utfall',
  text: 'Text',
  date: 'Datum',
  prompt: 'Fråga',
  from: 'Från',
  to: 'Till',
  format: 'Filformat',
  meeting: 'Möte',
  series: 'Serie',
  event: 'Händelse',
  invite: 'Inbjudna',
  online: 'Teams-möte',
  written: 'Dagordning i inbjudan',
};

export const sv = {
  label: (field: string): string => labels[field] ?? field,
  field: {
    missing: (label) => `${label} saknas.`,
    'too-long': (label, limit) =>
      limit === undefined ? `${label}: texten är för lång.` : `${label}: högst ${limit} tecken.`,
    'not-a-date': (label) => `${label}: skriv ett datum som finns.`,
    'not-a-choice': (label) => `${label}: välj något av det som finns.`,
    'unknown-field': (label) => `Fältet ${label} finns inte.`,
    'out-of-range': (label, limit) =>
      limit === undefined ? `${label}: värdet går inte att använda.` : `${label}: gränsen är ${limit}.`,
    'not-a-member': (label) => `${label}: välj någon som är med i kanalen och inte är gäst.`,
    'wrong-type': (label) => `${label} har fel form.`,
  } satisfies FieldTexts as FieldTexts,
  /** Fields whose sentence says more than their code does. */
  special: {
    'end:out-of-range': 'Slut: mötet behöver sluta efter att det börjar.',
    'closures:out-of-range': 'Stängt: sista dagen ligger före den första.',
    'closures:too-long': 'Stängt: högst 20 perioder.',
    'minutes:out-of-range': 'Minuter: en punkt tar 1–15 minuter.',
    'format:not-a-choice': 'Filformat: än så länge finns bara ics.',
  } as Readonly<Record<string, string>>,
  missing: (labelList: string, _count: number): string => `${labelList} saknas.`,
  orDraft: 'Fyll i eller spara utkast.',
  invalid: 'Något behöver ändras',
  notFound: (thing: string): Sentence => ({
    title: `${thing} finns inte längre`,
    detail: `${thing} finns inte längre, eller är inte din.`,
  }),
  noUnit: {
    title: 'Enheten finns inte här',
    detail: 'Den är inte skapad, eller så är du inte med i kanalen.',
  } as Sentence,
  notAllowed: (role: string): Sentence => ({
    title: `${role} kan ändra det här`,
    detail: `${role} kan ändra det här. Du kan föreslå.`,
  }),
  notOwner: {
    title: 'Teamets ägare skapar enheten',
    detail: 'Det gör den som äger teamet och själv är enhetens chef.',
  } as Sentence,
  notForYou: {
    title: 'Det här är för den som driver Stegvis',
    detail: 'Kontakta er administratör.',
  } as Sentence,
  stale: 'Någon har också ändrat',
  staleDetail: (name: string | null, time: string | null): string =>
    `${name ?? 'Någon'} har också ändrat${time === null ? '' : `, kl. ${time}`}. Din text finns kvar.`,
  conflict: {
    'earlier-output-missing': {
      title: 'Ett tidigare resultat saknas',
      detail: 'Godkänn det först, så öppnas nästa.',
    },
    'step-locked': { title: 'Steget är låst', detail: 'Det öppnas när det före är klart.' },
    'already-decided': { title: 'Det är redan beslutat', detail: 'Inget har ändrats.' },
    'no-coming-apt': {
      title: 'Ingen APT är planerad',
      detail: 'Lägg till nästa APT, så får punkten plats där.',
    },
    'no-onedrive': {
      title: 'Du har ingen OneDrive här än',
      detail: 'Inget är sparat. Öppna OneDrive en gång i Microsoft 365 och försök igen, eller fråga IT.',
    },
    'onedrive-full': {
      title: 'Din OneDrive är full',
      detail: 'Inget är sparat. Gör plats i OneDrive och försök igen.',
    },
    'linked-already': {
      title: 'Mötet är redan kopplat',
      detail: 'Inget har ändrats. Ta bort kopplingen först, eller välj en annan händelse.',
    },
    'not-your-calendar': {
      title: 'Mötet står inte i din kalender',
      detail: 'Inget har ändrats. Den som har mötet i sin kalender kan göra det.',
    },
    'not-your-event': {
      title: 'Någon annan har bjudit in till mötet',
      detail: 'Inget har ändrats. Den som har bjudit in kan skriva i inbjudan.',
    },
    'agenda-broken': {
      title: 'Dagordningen i inbjudan är ändrad för hand',
      detail: 'Inget har ändrats. Öppna inbjudan i Outlook, ta bort det som Stegvis skrev och försök igen.',
    },
    'template-in-use': {
      title: 'Mallen används av en annan enhet',
      detail: 'Inget har ändrats. Gör en kopia av mallen och ändra den.',
    },
  } satisfies Record<ConflictReason, Sentence> as Record<ConflictReason, Sentence>,
  unversioned: { title: 'Versionen saknas', detail: 'Ladda om och gör ändringen igen.' } as Sentence,
  busy: (time: string): Sentence => ({
    title: 'SharePoint är upptaget',
    detail: `Inget är ändrat. Nytt försök kl. ${time}.`,
  }),
  offline: (time: string): Sentence => ({
    title: 'SharePoint svarar inte',
    detail: `Inget är ändrat. Försök igen kl. ${time}.`,
  }),
  inDoubt: {
    title: 'Det är oklart om det sparades',
    detail: 'Spara igen. Det blir inte dubbelt.',
  } as Sentence,
  consent: {
    title: 'Ett godkännande saknas',
    detail: 'En administratör behöver godkänna Stegvis i Microsoft 365. Inget är ändrat.',
  } as Sentence,
  refused: {
    title: 'SharePoint tillåter inte det här',
    detail: 'Inget är ändrat. Er administratör kan åtgärda det.',
  } as Sentence,
  request: {
    unauthenticated: { title: 'Du är inte inloggad', detail: 'Ladda om, så loggas du in igen.' },
    'sign-in-unavailable': {
      title: 'Inloggningen svarar inte',
      detail: 'Inget är ändrat. Försök igen om en stund.',
    },
    'no-route': { title: 'Adressen finns inte', detail: 'Kontrollera adressen.' },
    'method-not-allowed': {
      title: 'Det går inte att göra här',
      detail: 'Adressen finns, men inte för det här.',
    },
    'not-json': { title: 'Formatet stöds inte', detail: 'Skicka JSON, application/json.' },
    malformed: { title: 'Innehållet går inte att läsa', detail: 'Det är inte giltig JSON.' },
    'too-large': { title: 'Innehållet är för stort', detail: 'Högst 1 MB kan skickas.' },
    internal: {
      title: 'Något gick fel hos Stegvis',
      detail: 'Felet är noterat. Försök igen om en stund.',
    },
  } satisfies Record<RequestProblem, Sentence> as Record<RequestProblem, Sentence>,
};

type FieldTexts = Record<FieldProblem['code'], (label: string, limit?: number) => string>;

/** What can be wrong with a request before it reaches a use case, or with the program itself. */
export type RequestProblem =
  | 'unauthenticated'
  | 'sign-in-unavailable'
  | 'no-route'
  | 'method-not-allowed'
  | 'not-json'
  | 'malformed'
  | 'too-large'
  | 'internal';

export type ProblemTexts = typeof sv;
