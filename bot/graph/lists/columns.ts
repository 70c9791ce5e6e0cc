/**
 * The six lists and their columns: the only place that knows them. People read these lists in SharePoint itself, so
 * titles, descriptions and choices are Swedish; internal names are the field's English terms and never change.
 * Nothing but Title is required: a row that somebody adds by hand is taken as it is.
 */
import type { OwnerRole, PlanArea } from '../../core/content.ts';
import type {
  ActiveMeasurePhase,
  ConsultationGroup,
  ListName,
  RowOf,
  SamPhase,
  SessionForm,
  Whose,
} from '../../core/rows.ts';
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
export const LISTS_VERSION = 2;

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

const samPhase = choice<SamPhase>(
  {
    name: 'SamPhase',
    title: 'Fas i SAM',
    description: 'Del av det systematiska arbetsmiljöarbetet.',
    indexed: true,
  },
  { investigate: 'Undersöka', assess: 'Bedöma risker', act: 'Åtgärda', followUp: 'Följa upp' },
);
const activeMeasure = choice<ActiveMeasurePhase>(
  { name: 'ActiveMeasure', title: 'Aktiv åtgärd', description: 'Steg i arbetet med aktiva åtgärder.' },
  { investigate: 'Undersöka', analyse: 'Analysera', act: 'Åtgärda', followUp: 'Följa upp och utvärdera' },
);
const whose = choice<Whose>(
  { name: 'Whose', title: 'Vems vardag', description: 'Medarbetares, invånares och besökares, eller bådas.' },
  { staff: 'Medarbetare', residents: 'Invånare och besökare', both: 'Båda' },
);
const step = line({
  name: 'StepId',
  title: 'Steg-id',
  description: 'Stegets id i programmet.',
  indexed: true,
});

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
      mandateBasis: paragraph({
        name: 'MandateBasis',
        title: 'Beslutet bakom',
        description:
          'Motion, medborgarförslag eller nämndbeslut med ärendenummer, och varför just dessa enheter.',
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
      issuer: line({ name: 'Issuer', title: 'Utfärdare', description: 'Den som gav intyget.' }),
      recordedBy: choice<OwnerRole>(
        { name: 'RecordedBy', title: 'Noterat av', description: 'Rollen som noterade intyget.' },
        ownerRoles,
      ),
      operationalPlan: paragraph({
        name: 'OperationalPlan',
        title: 'Verksamhetsplan',
        description: 'Var i verksamhetsplanen arbetet står.',
      }),
      annualReport: paragraph({
        name: 'AnnualReport',
        title: 'Verksamhetsberättelse',
        description: 'Var i verksamhetsberättelsen arbetet följs upp.',
      }),
      earlierDiploma: line({
        name: 'EarlierDiploma',
        title: 'Tidigare diplom',
        description: 'Diplom eller utbildning från före programmet.',
      }),
      earlierDiplomaDate: day({
        name: 'EarlierDiplomaDate',
        title: 'Tidigare diplom, dag',
        description: 'Dagen då det gavs.',
      }),
      restUntil: day({
        name: 'RestUntil',
        title: 'Vilar till',
        description: 'Fram till dagen frågar Stegvis inte om planen.',
      }),
      planOwner: choice<OwnerRole>(
        {
          name: 'PlanOwner',
          title: 'Planen ägs av',
          description: 'Rollen som äger planen efter programmet.',
        },
        ownerRoles,
      ),
    },
  },
  StegvisSteps: {
    name: 'StegvisSteps',
    title: 'Stegvis – Steg',
    description: 'Programmets steg och var de står.',
    columns: {
      title: title({ title: 'Steg', description: 'Stegets namn.' }),
      stepId: step,
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
      output: paragraph({ name: 'Output', title: 'Resultat', description: 'Vad steget har lett till.' }),
      approvedOn: day({
        name: 'ApprovedOn',
        title: 'Godkänt',
        description: 'Dagen då resultatet godkändes.',
      }),
      recordedOn: day({
        name: 'RecordedOn',
        title: 'Noterat',
        description: 'Dagen då det som krävs noterades.',
      }),
      doneCount: whole({
        name: 'DoneCount',
        title: 'Antal klara',
        description: 'Hur många som har gjort steget.',
      }),
      headcount: whole({
        name: 'Headcount',
        title: 'Antal i enheten',
        description: 'Hur många som är i enheten.',
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
      findingKey: line({
        name: 'FindingKey',
        title: 'Iakttagelsens nyckel',
        description: 'Nyckeln på raden i Stegvis – Kartläggning.',
      }),
      sourceAptItemId: line({
        name: 'SourceAptItemId',
        title: 'Punktens id',
        description: 'Raden i Stegvis – Dagordning som insatsen kommer ifrån.',
      }),
      stepId: step,
      samPhase,
      riskAssessment: paragraph({
        name: 'RiskAssessment',
        title: 'Riskbedömning',
        description: 'Hur allvarlig risken är, och varför.',
      }),
      activeMeasure,
      whose,
      followUp: paragraph({
        name: 'FollowUp',
        title: 'Uppföljning',
        description: 'Vad uppföljningen visade.',
      }),
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
      stepId: step,
      form: choice<SessionForm>(
        { name: 'Form', title: 'Form', description: 'Hur utbildningen hålls.' },
        { group: 'Grupp', individual: 'Enskilt', lecture: 'Föreläsning', web: 'Webb' },
      ),
      topics: paragraph({
        name: 'Topics',
        title: 'Innehåll',
        description: 'Det som tas upp, ett på varje rad.',
      }),
      others: line({
        name: 'Others',
        title: 'Medverkande utifrån',
        description: 'Roller, till exempel RFSL, stöd. Aldrig namn.',
      }),
      note: paragraph({
        name: 'Note',
        title: 'Gemensam anteckning',
        description: 'Vad temat betyder för uppdraget, formulerat tillsammans.',
      }),
      reception: paragraph({
        name: 'Reception',
        title: 'Så togs det emot',
        description: 'En mening, formulerad tillsammans.',
      }),
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
      proposedBy: line({
        name: 'ProposedBy',
        title: 'Föreslagen av (id)',
        description: 'Id i Entra, för den som vill stå med. Annars via gruppen.',
      }),
      samPhase,
      activeMeasure,
      whose,
      raisedTo: choice<ConsultationGroup>(
        { name: 'RaisedTo', title: 'Lyft till', description: 'Samverkansgruppen som frågan är lyft till.' },
        { fsg: 'FSG', lsg: 'LSG' },
      ),
      raisedOn: day({ name: 'RaisedOn', title: 'Lyft', description: 'Dagen då frågan lyftes.' }),
      answerDue: day({ name: 'AnswerDue', title: 'Svar väntas', description: 'Dagen då svaret väntas.' }),
      answer: paragraph({ name: 'Answer', title: 'Svar', description: 'Samverkansgruppens svar.' }),
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
      whose,
      link: line({ name: 'Link', title: 'Länk', description: 'Var rutinen finns. Den kopieras aldrig hit.' }),
      stepId: step,
    },
  },
};

/** A list's own columns and the two that every list has. */
export const columnsOf = (list: ListName): ColumnShape[] => {
  const own: readonly ColumnShape[] = Object.values(lists[list].columns);
  return [UNIT, KEY, ...own];
};
