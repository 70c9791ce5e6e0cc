/**
 * Recognises what a program must not receive: accounts of harassment (R34) and questions about somebody's identity
 * (`domain.md` section 5). Careful in both directions: a missed account gets the ordinary "I didn't get that", a false
 * alarm gets names to turn to, and neither is kept or told. Pure functions of the words.
 */
import { wordsOf } from './words.ts';

const set = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));
const begins = (word: string, stems: readonly string[]): boolean =>
  stems.some((stem) => word.startsWith(stem));

/** Words of plan work: with them, *trakasserier* is most likely a subject on an agenda. */
const WORK = (
  'rutin policy policies utbild åtgärd punkt plan möte apt mall blankett lag begrepp ord ordlist betyd innebär ' +
  'definition kurs dagordning workshop webb material forskning statistik enkät uppgift påminn förslag norm risk ' +
  'routine training action item meeting form law term mean definition course agenda survey reminder guideline'
).split(' ');

/** Done to somebody, as a finite verb or a participle of one: an account rather than a subject. */
const DEEDS = set(`
  trakasserar trakasserade trakasserat trakasserad trakasserades trakasseras
  kränker kränkte kränkt kränks kränktes mobbar mobbade mobbat mobbad mobbas mobbades
  hotar hotade hotat hotad hotas hotades diskriminerar diskriminerade diskriminerat diskriminerad diskrimineras
  diskriminerades tafsar tafsade tafsat ofredar ofredade ofredad ofredat förföljer förföljde förföljd
  hånar hånade hånad hånas utfryst antastar antastade antastad våldtog våldtagen våldtogs outade outad outat
  harassed harasses harassing bullied bullies bullying threatened threatens threatening discriminated
  groped assaulted raped humiliated mocked stalked outed`);
/** The same, but everyday words unless they hit a person. */
const BLOWS = set('slog slår slagit sparkade knuffade knuffar nyp nöp rörde hit hits kicked pushed touched');
const WRONGS = [
  'trakasserier',
  'trakasseri',
  'mobbning',
  'kränkning',
  'diskriminering',
  'övergrepp',
  'hot',
  'hotelser',
  'våld',
  'ofredande',
  'harassment',
  'abuse',
  'violence',
  'threats',
  'discrimination',
];
const SUFFERED = set(`
  utsatt utsatts utsätts utsattes utsätter drabbad drabbats suffered suffer experienced experiencing victim`);
const REPORTING = set('anmäla anmäler anmälde rapportera rapporterar pågår report reporting');
/** Infinitives: *sluta kränka mig* is an account, *att kränka är förbjudet* is not. */
const TO_DO = set(
  'trakassera kränka mobba hota diskriminera tafsa förfölja håna harass bully threaten mock stalk',
);
const TO_ME = set('mig oss mej me us');
const OF_ME = set('jag mig mej min mitt mina vi oss i me my we us');
const SOMEONE = set(`
  han hon hen de dem dom honom henne någon nån kollega kollegan kollegor chef chefen arbetskamrat brukare klient
  he she they him her them someone somebody colleague colleagues boss manager coworker`);

/** Whether this reads as an account of harassment, threats or violence. */
export const soundsLikeCase = (text: string): boolean => {
  const words = wordsOf(text);
  const has = (known: ReadonlySet<string>): boolean => words.some((word) => known.has(word));
  const personal = has(OF_ME) || has(SOMEONE);
  const work = words.some((word) => begins(word, WORK));
  if (has(BLOWS) && (has(TO_ME) || has(set('henne honom him her')))) return true;
  if (has(TO_DO) && has(TO_ME)) return true;
  if (has(DEEDS)) return has(TO_ME) || !work;
  const wrong = words.some(
    (word) => WRONGS.includes(word) || begins(word, ['trakasseri', 'övergrepp', 'kränkning']),
  );
  if (wrong && has(SUFFERED)) return true;
  return wrong && (personal || has(REPORTING)) && !work;
};

const IDENTITIES = set(`
  gay bög bögar lesbisk lesbiska flata homosexuell homosexuella homo bisexuell bisexuella bi pansexuell asexuell
  heterosexuell heterosexuella hetero straight trans transperson transpersoner transkvinna transman queer intersex
  ickebinär icke-binär hbtq hbtqi hbtqia lgbt lgbtq lgbtqi lgbtqia lesbian lesbians homosexual bisexual transgender
  nonbinary non-binary cis läggning könsidentitet`);
const ASKING = set(
  'är e vem vilka vilken finns tror undrar har ingen någon is are am who does anyone anybody has',
);
const DEFINING = set('vad hur varför när what how why when skillnad skillnaden difference');
/** English *I* comes with *am* (*I'm* is read as *i m*); alone it would be the Swedish preposition. */
const SELF = set('jag mig min me my am m im');
/** After *hbtqi* these make it the work's name and not somebody's. */
const OF_THE_WORK = [
  'grupp',
  'arbete',
  'plan',
  'cert',
  'diplom',
  'frågor',
  'klivet',
  'person',
  'ansvar',
  'utbild',
  'group',
  'work',
  'issue',
];
const ABOUT_WORK = [
  ...WORK,
  'ansvarig',
  'leder',
  'kontakt',
  'responsible',
  'lead',
  'contact',
  'chef',
  'manager',
];

/** Whose identity the words are about: somebody's, one's own, or null. */
export const identityAsked = (text: string): 'someone' | 'self' | null => {
  const words = wordsOf(text);
  const at = words.findIndex((word) => IDENTITIES.has(word));
  if (at < 0 || words.length > 15) return null;
  const next = words[at + 1];
  if (next !== undefined && begins(next, OF_THE_WORK)) return null;
  if (words.some((word) => DEFINING.has(word))) return null;
  const others = words.filter((_, index) => index !== at);
  if (!others.some((word) => ASKING.has(word))) return null;
  if (others.some((word) => SELF.has(word))) return 'self';
  return others.some((word) => begins(word, ABOUT_WORK)) ? null : 'someone';
};
