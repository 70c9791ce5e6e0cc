/** Sentences of the rules and of what can go wrong, in Swedish. `en.ts` has the same shape. */
import type { PlanArea } from '../../choices.ts';
import type { ActorRole, Thing } from '../../fault.ts';
import type { GroupRule } from '../../group.ts';
import type { Vacancy } from '../../roles.ts';

const list = new Intl.ListFormat('sv', { type: 'conjunction' });
const areas: Record<PlanArea, string> = {
  kunskap: 'kunskap',
  bemotande: 'bemötande',
  arbetsmiljo: 'arbetsmiljö',
};
const among = (ids: readonly PlanArea[]): string => list.format(ids.map((id) => areas[id]));
const size = (rule: GroupRule): string =>
  rule.max === null ? `minst ${rule.min}` : rule.min === rule.max ? `${rule.min}` : `${rule.min}–${rule.max}`;
const manager = (rule: GroupRule): string => (rule.managerIncluded ? ' och chefen ska ingå' : '');
const people = (count: number): string => (count === 1 ? '1 person' : `${count} personer`);

export const sv = {
  list: (items: readonly string[]): string => list.format(items),
  thing: {
    unit: 'Enheten',
    action: 'Åtgärden',
    meeting: 'Mötet',
    'agenda-item': 'Punkten',
    finding: 'Iakttagelsen',
    step: 'Steget',
    person: 'Personen',
    programme: 'Programmet',
    template: 'Mallen',
    card: 'Kortet',
    note: 'Anteckningen',
    version: 'Versionen',
    comment: 'Kommentaren',
    event: 'Händelsen',
    series: 'Serien',
    routine: 'Rutinen',
    talk: 'Samtalet',
  } satisfies Record<Thing, string>,
  role: {
    manager: 'Chefen',
    group: 'HBTQ-gruppen',
    processLead: 'Processledaren',
    safetyRep: 'Skyddsombudet',
    member: 'Den som är med i kanalen',
    owner: 'Teamets ägare',
  } satisfies Record<ActorRole, string>,
  group: {
    'too-few': (count: number, rule: GroupRule): string =>
      `Gruppen har ${people(count)}. Den ska ha ${size(rule)}${manager(rule)}.`,
    'too-many': (count: number, rule: GroupRule): string =>
      `Gruppen har ${people(count)}. Den ska ha ${size(rule)}${manager(rule)}.`,
    'no-manager': (_count: number, rule: GroupRule): string =>
      `Chefen är inte med i gruppen. Den ska ha ${size(rule)}${manager(rule)}.`,
  },
  /** Who is no longer there, and what to do. `count`: how many of the group, or how many actions. */
  vacancy: {
    manager: () => 'Chefen har lämnat kanalen. En ägare kan ta över enheten i Inställningar.',
    processLead: () => 'Processledaren har lämnat kanalen. Välj en ny.',
    safetyRep: () => 'Skyddsombudet har lämnat kanalen. Välj ett nytt.',
    group: (count) =>
      `${count === 1 ? 'En person' : `${count} personer`} i gruppen har lämnat kanalen. Se över vilka som ingår.`,
    owner: (count) =>
      `${count === 1 ? 'En åtgärd har en ansvarig' : `${count} åtgärder har ansvariga`} som har lämnat enheten. Välj en ny i planen.`,
  } satisfies Record<Vacancy['role'], (count: number) => string> as Record<
    Vacancy['role'],
    (count: number) => string
  >,
  step: {
    mandate: 'Väntar på chefens uppdrag.',
    earlier: (titles: readonly string[]): string => `Väntar på: ${titles.join('; ')}.`,
    outputsFirst: (names: readonly string[]): string =>
      `Behöver vara klart först: ${list.format(names)}. Texten går att spara som utkast.`,
  },
  newerDiploma:
    'Hbtq-klivet är till för diplom från före 2017. Ert är nyare. Det hindrar inget, men hör gärna efter hos KSH.',
  /** What is known of a metric. `have` and `need` are counts where the metric counts. */
  finding: {
    mandateRecorded: {
      met: () => 'Chefens uppdrag är noterat.',
      unmet: () => 'Chefens uppdrag är inte noterat.',
    },
    groupValid: { met: () => 'Gruppen är utsedd.', unmet: () => 'Gruppen är inte utsedd.' },
    actionsPerArea: {
      met: () => 'Varje område har en åtgärd som är på gång eller klar.',
      unmet: ({ missing }) => `Åtgärd som är på gång eller klar saknas inom ${among(missing)}.`,
    },
    proposedActionsPerArea: {
      met: () => 'Varje område har ett förslag.',
      unmet: ({ missing }) => `Förslag saknas inom ${among(missing)}.`,
    },
    planComplete: {
      met: () => 'Varje område har en åtgärd med mål.',
      unmet: ({ missing }) => `Åtgärd med mål saknas inom ${among(missing)}.`,
    },
    followUpDatesSet: {
      met: () => 'Alla pågående åtgärder har datum för uppföljning.',
      unmet: ({ lacking }) =>
        lacking === 0
          ? 'Ingen åtgärd pågår.'
          : `${lacking === 1 ? '1 pågående åtgärd' : `${lacking} pågående åtgärder`} saknar datum för uppföljning.`,
    },
    meetingHeld: { met: () => 'Mötet är hållet.', unmet: () => 'Mötet är inte hållet än.' },
    dialoguesHeld: counted('gruppsamtal har hållits'),
    groupMeetingsHeld: counted('gruppmöten har hållits', 'gruppmöte har hållits'),
    workshopsHeld: counted('workshoppar har hållits', 'workshop har hållits'),
    sessionsHeld: counted('utbildningstillfällen har genomförts', 'utbildningstillfälle har genomförts'),
    sessionsBooked: counted('utbildningstillfällen är bokade', 'utbildningstillfälle är bokat'),
    aptItemsWithOutcome: counted('APT har en punkt med noterat utfall'),
    screeningFindings: counted('iakttagelser är noterade', 'iakttagelse är noterad'),
    attendanceShare: shared('har deltagit'),
    trainedShare: shared('är utbildade'),
    testDoneShare: shared('har gjort det avslutande testet'),
    webCourseDoneShare: shared('har gjort webbutbildningen'),
    diplomaOrCatchUpShare: shared('har diplom eller catch-up'),
    outputApproved: {
      met: ({ outputs }) => `Godkänt: ${outputs}.`,
      unmet: ({ outputs }) => `Inte godkänt än: ${outputs}.`,
    },
    outputsApproved: {
      met: ({ outputs }) => `Godkänt: ${outputs}.`,
      unmet: ({ outputs }) => `Inte godkänt än: ${outputs}.`,
    },
    materialReceived: { met: () => 'Underlaget har kommit.', unmet: () => 'Underlaget har inte kommit än.' },
    processPlanRecorded: {
      met: () => 'Process- och aktivitetsplanen är noterad.',
      unmet: () => 'Process- och aktivitetsplanen är inte noterad.',
    },
    reflectionOfferPublished: {
      met: () => 'Alla i enheten har erbjudits självreflektion.',
      unmet: () => 'Självreflektion har inte erbjudits hela enheten än.',
    },
    planPresented: { met: () => 'Planen är presenterad.', unmet: () => 'Planen är inte presenterad än.' },
    feedbackReceived: {
      met: () => 'Återkopplingen har kommit.',
      unmet: () => 'Återkopplingen har inte kommit än.',
    },
    themes: {
      met: () => 'Temana är frysta i en ögonblicksbild.',
      unmet: () => 'Temana är inte frysta än.',
    },
    baselineReachedAllAreas: {
      met: () => 'Alla som har svarat har baskunskap i alla områden.',
      unmet: () => 'Alla har inte nått baskunskap än.',
    },
    samLinkedActions: counted('åtgärder hör till arbetsmiljöarbetet', 'åtgärd hör till arbetsmiljöarbetet'),
    themeSessionsHeldShare: {
      met: () => 'Alla planerade temapass har hållits.',
      unmet: ({ share }) =>
        share === null || share.of === 0
          ? 'Inget temapass är planerat än.'
          : `${share.count} av ${share.of} temapass har hållits.`,
    },
    talkOfferedShare: {
      met: () => 'Alla har erbjudits samtal.',
      unmet: () => 'Alla har inte erbjudits samtal än.',
    },
    integrationDecisions: counted('beslut från samtalen står i planen'),
    linkedToOperationalPlan: {
      met: () => 'Arbetet står i verksamhetsplanen.',
      unmet: () => 'Arbetet är inte kopplat till verksamhetsplanen än.',
    },
    linkedToAnnualReport: {
      met: () => 'Arbetet följs upp i verksamhetsberättelsen.',
      unmet: () => 'Arbetet är inte kopplat till verksamhetsberättelsen än.',
    },
    unitsSelected: { met: () => 'Enheten är utsedd.', unmet: () => 'Ingen enhet är utsedd.' },
    safetyCheckDone: {
      met: () => 'Gruppen har gått igenom syfte, tillit och rätten att avstå.',
      unmet: () => 'Genomgången om tillit i gruppen är inte noterad än.',
    },
    matrixPublished: {
      met: () => 'Matrisen är publicerad.',
      unmet: () => 'Matrisen är inte publicerad än.',
    },
    interviewOfferedShare: {
      met: () => 'Intervju är erbjuden.',
      unmet: () => 'Alla har inte erbjudits intervju än.',
    },
    individualPlansOfferedShare: {
      met: () => 'Individuell plan är erbjuden.',
      unmet: () => 'Alla har inte erbjudits en individuell plan än.',
    },
    certificateDate: {
      met: ({ day }) => `Ett intyg är noterat, daterat ${day}.`,
      unmet: () => 'Inget intyg är noterat.',
    },
  } satisfies Record<string, FindingTexts> as Readonly<Record<string, FindingTexts>>,
  unknown: (thing: string): string => `Stegvis har ännu inga uppgifter om ${thing}.`,
  /** What Stegvis has no facts about yet, as it stands after "om". */
  unknownThing: {
    individualPlansOfferedShare: 'de individuella planerna',
    interviewOfferedShare: 'intervjuerna',
    matrixPublished: 'begreppsmatrisen',
    safetyCheckDone: 'tilliten i gruppen',
    themes: 'temana',
    baselineReachedAllAreas: 'baskunskapen',
  } as Readonly<Record<string, string>>,
  unknownOther: 'det här',
};

/** What a finding's sentence may speak of. */
export interface FindingFacts {
  have: number;
  need: number;
  missing: readonly PlanArea[];
  lacking: number;
  day: string;
  /** So many of so many, and how many of them are asked for; null where the metric counts no shares. */
  share: { count: number; of: number; percent: number; remaining: number } | null;
  /** The outputs that are meant, as a list. */
  outputs: string;
}
export interface FindingTexts {
  met: (facts: FindingFacts) => string;
  unmet: (facts: FindingFacts) => string;
}
export type RuleTexts = typeof sv;

/** *2 av 3 gruppmöten har hållits*; when there are enough, only how many. */
function counted(many: string, one: string = many): FindingTexts {
  return {
    met: ({ have }) => `${have} ${have === 1 ? one : many}.`,
    unmet: ({ have, need }) => `${have} av ${need} ${need === 1 ? one : many}.`,
  };
}

/** *16 av 20 har deltagit; 80 procent är nått*; where everybody is asked for, how many remain and never who (R5). */
function shared(what: string): FindingTexts {
  const said = ({ share }: FindingFacts): string => `${share?.count ?? 0} av ${share?.of ?? 0} ${what}`;
  return {
    met: (facts) =>
      facts.share?.percent === 100
        ? `${said(facts)}.`
        : `${said(facts)}; ${facts.share?.percent ?? 0} procent är nått.`,
    unmet: (facts) =>
      facts.share?.percent === 100
        ? `${said(facts)}; ${facts.share.remaining} återstår.`
        : `${said(facts)}; ${facts.share?.percent ?? 0} procent behövs.`,
  };
}
