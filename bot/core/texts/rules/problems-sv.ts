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
  kind: 'Typ',
  minutes: 'Minuter',
  meetingId: 'Möte',
  order: 'Ordning',
  outcome: 'Utfall',
  text: 'Text',
  date: 'Datum',
  concerns: 'Situationer',
  whose: 'Vems vardag',
  stepId: 'Steg',
  ids: 'Åtgärder',
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
  samPhase: 'Fas i SAM',
  activeMeasure: 'Aktiva åtgärder',
  riskAssessment: 'Riskbedömning',
  named: 'Med namn',
  answerDue: 'Svar väntas',
  answer: 'Svar',
  link: 'Länk',
  months: 'Årshjul',
  perQuarter: 'Punkter i kvartalet',
  present: 'Deltagit',
  absent: 'Inte deltagit',
  step: 'Utbildning',
  form: 'Form',
  topics: 'Innehåll',
  others: 'Medverkande utifrån',
  note: 'Gemensam anteckning',
  reception: 'Så togs det emot',
  file: 'Fil',
  comments: 'Kommentarer',
  rows: 'Rader',
  decidedOn: 'Beslutsdag',
  plan: 'Plan',
  finding: 'Iakttagelse',
  decision: 'Beslut',
  action: 'Åtgärd',
  basis: 'Beslutet bakom',
  output: 'Resultat',
  approved: 'Godkänt',
  done: 'Klart',
  diploma: 'Tidigare diplom',
  steps: 'Steg',
  restUntil: 'Vila till',
  planOwner: 'Planens ägare',
  issuer: 'Utfärdare',
  validUntil: 'Gäller till',
  operationalPlan: 'Verksamhetsplan',
  annualReport: 'Verksamhetsberättelse',
  followUp: 'Uppföljning',
  role: 'Roll',
  what: 'Innehåll',
  year: 'År',
  held: 'Datum',
  areas: 'Områden',
  own: 'Egna områden',
  answers: 'Svar',
  comment: 'Kommentar',
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
    'in-the-future': (label) => `${label}: dagen har inte varit än.`,
    'not-before': (label) => `${label}: välj en dag innan enheten började i Stegvis.`,
    'wrong-type': (label) => `${label} har fel form.`,
    individual: (label) => `${label}: ett enskilt pass har ingen gemensam text.`,
    'not-a-role': (label) => `${label}: skriv en roll, till exempel RFSL, stöd.`,
    unreadable: (label) => `${label}: går inte att läsa. Spara listan som Excel (.xlsx) eller CSV.`,
    empty: (label) => `${label}: den är tom.`,
    'no-heading': (label) =>
      `${label}: ingen rubrikrad hittades. En kolumn behöver heta Namn, E-post eller Objekt-id.`,
  } satisfies FieldTexts as FieldTexts,
  /** Fields whose sentence says more than their code does. */
  special: {
    'end:out-of-range': 'Slut: mötet behöver sluta efter att det börjar.',
    'closures:out-of-range': 'Stängt: sista dagen ligger före den första.',
    'closures:too-long': 'Stängt: högst 20 perioder.',
    'minutes:out-of-range': 'Minuter: en punkt tar 1–15 minuter.',
    'answerDue:out-of-range': 'Svar väntas: välj en dag som inte har passerat.',
    'link:wrong-type': 'Länk: skriv en adress som börjar med https://.',
    'form:individual': 'Form: ett enskilt pass har ingen gemensam text. Ta bort texten först.',
    'present:not-a-member': 'Deltagit: någon är inte med i kanalen, eller är gäst. Inget är ändrat.',
    'absent:not-a-member': 'Inte deltagit: någon är inte med i kanalen, eller är gäst. Inget är ändrat.',
    'present:not-a-choice': 'Någon står både som deltagit och som inte deltagit. Inget är ändrat.',
    'step:not-a-choice': 'För det här steget antecknas inte vem som har deltagit.',
    'stepId:not-a-choice': 'Utbildning: välj något av programmets steg.',
    'file:out-of-range': 'Filen har för många rader. En plan får ha högst 500, en lista högst 20 000.',
    'file:not-a-choice':
      'Filen går inte att läsa. Spara den som Word (.docx), Excel (.xlsx), CSV eller text och försök igen.',
    'file:wrong-type': 'Filen är skadad eller låst med lösenord. Öppna den, spara en kopia och välj kopian.',
    'file:too-long': 'Filen är för stor. Den får vara högst 5 MB, och inte mycket större när den packas upp.',
    'file:unknown-field':
      'Inga åtgärder hittades. Stegvis läser tabeller med rubriker som Åtgärd, Mål och Ansvarig, och listor.',
    'comments:unknown-field':
      'Inga kommentarer hittades. Börja varje kommentar med åtgärdens nummer, till exempel 3. eller Åtgärd 3:',
    'decidedOn:out-of-range': 'Beslutsdag: välj i dag eller en dag som har varit.',
    'plan:out-of-range': 'Planen är tom. Lägg till en åtgärd först.',
    'format:not-a-choice': 'Filformat: välj docx, xlsx eller ics.',
    'operationalPlan:not-a-choice':
      'Verksamhetsplan: skriv en hänvisning, eller en länk som börjar med https://.',
    'annualReport:not-a-choice':
      'Verksamhetsberättelse: skriv en hänvisning, eller en länk som börjar med https://.',
    'held:out-of-range': 'Datum: pausen tar slut med en ny genomgång. Välj dagen för den.',
    'date:out-of-range': 'Datum: dagen har inte kommit än.',
    'validUntil:out-of-range': 'Gäller till: dagen behöver ligga efter datumet.',
  } as Readonly<Record<string, string>>,
  missing: (labelList: string, _count: number): string => `${labelList} saknas.`,
  orDraft: 'Fyll i eller spara utkast.',
  invalid: 'Något behöver ändras',
  notFound: (thing: string): Sentence => ({
    title: `${thing} finns inte längre`,
    detail: `${thing} finns inte längre, eller hör inte till dig.`,
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
    'facts-decide': {
      title: 'Steget blir klart av det som noteras',
      detail: 'Det går inte att markera det som klart för hand.',
    },
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
    'only-by-name': {
      title: 'Det går bara att föreslå med namn just nu',
      detail: 'Inget är sparat. IT har inte gett Stegvis webbplatsen än. Välj med namn, eller vänta.',
    },
    'inventory-closed': {
      title: 'Inventeringen tar inte emot svar nu',
      detail: 'Inget är sparat.',
    },
    'raised-already': {
      title: 'Frågan är redan lyft',
      detail: 'Inget har ändrats.',
    },
    'not-raised': {
      title: 'Frågan är inte lyft',
      detail: 'Inget har ändrats. Lyft frågan först.',
    },
    'themes-wait': { title: 'Temana kan inte frysas än', detail: 'Inget har ändrats.' },
    'template-in-use': {
      title: 'Mallen används av en annan enhet',
      detail: 'Inget har ändrats. Gör en kopia av mallen och ändra den.',
    },
    'no-trust': {
      title: 'Genomgången om tillit saknas',
      detail:
        'Inventeringen öppnar när gruppen har gått igenom syftet, vem som ser vad och rätten att avstå.',
    },
    'no-matrix': {
      title: 'Matrisen är inte publicerad',
      detail: 'Inventeringen öppnar när processledaren har publicerat områdena och vad nivåerna betyder.',
    },
    'inventory-paused': {
      title: 'Inventeringen är pausad',
      detail: 'Någon i enheten har bett om en paus. Den tar slut när gruppen har pratat om tillit igen.',
    },
    'no-process-lead': {
      title: 'Processledare saknas',
      detail: 'Inventeringen öppnar när enheten har en processledare.',
    },
    'lead-is-manager': {
      title: 'Chefen kan inte leda inventeringen',
      detail: 'Välj en processledare som inte är enhetens chef, så öppnar inventeringen.',
    },
    'answered-already': {
      title: 'Matrisen används redan',
      detail: 'Någon har svarat. Publicera en ny version i stället.',
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
  /** Where the person may give it themselves. */
  ownConsent: {
    title: 'Ditt godkännande saknas',
    detail: 'Stegvis behöver ditt godkännande för det här. Inget är ändrat.',
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
    'file-too-large': { title: 'Filen är för stor', detail: 'Högst 5 MB kan läsas. Inget är ändrat.' },
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
  | 'file-too-large'
  | 'internal';

export type ProblemTexts = typeof sv;
