/** Questions about somebody's identity, which are never answered, and people who tell their own (`domain.md` section 5). */
import { begins, pattern, readable, set, WORK } from './words.ts';

const IDENTITIES = set(`
  gay bög bögar lesbisk lesbiska flata flator homosexuell homosexuella homo bisexuell bisexuella bi pansexuell asexuell
  heterosexuell heterosexuella hetero straight trans transperson transpersoner transkvinna transman queer queera
  intersex ickebinär icke-binär hbtq hbtqi hbtqia lgbt lgbtq lgbtqi lgbtqia lesbian lesbians homosexual bisexual
  transgender transsexuell nonbinary non-binary cis läggning könsidentitet hbtq-person hbtqi-person hbtq-personer
  hbtqi-personer`);
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
  'friendly',
  'vänlig',
  'inclusive',
  'inkluder',
  'compet',
  'kompet',
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

const PEOPLE =
  '(?:gay|bögar|lesbiska|homosexuella|bisexuella|trans|transpersoner|queera?|hbtqi?|hbtqi?-personer|lgbtq?i?a?|lesbians?|transgender|non-binary|ickebinära|icke-binära|intersexpersoner)(?! grupp| group| arbet| work| plan| team| fråg| issue)';
const HERE =
  '(?:här|hos_oss|gruppen|teamet|enheten|avdelningen|arbetsplatsen|jobbar|jobbet|kollegor|oss|here|team|group|unit|office|us|staff|colleagues|work_here)';
const TRAIT =
  '(?:läggning|könsidentitet|pronomen|juridiska?_kön|kön|orientation|gender|gender_identity|sexuality|pronouns?)';

/** Ways to ask that begin like a question about a word, but are about somebody. */
const PRYING: readonly RegExp[] = [
  `(?:vad|vilken|vilka|vilket)_har_(?!ordet|begreppet|det)\\p{L}+_(?:för_)?(?:sexuell_|sexuella_)?${TRAIT}`,
  `(?:vilken|vilka|vilket)_(?:sexuell_)?${TRAIT}_har_\\p{L}+`,
  `(?:what|which)_(?:is|are)_\\p{L}+_s_(?:sexual_)?${TRAIT}`,
  `(?:what|which)_(?:sexual_)?${TRAIT}_(?:is|does|has)_\\p{L}+(?:_have)?`,
  `hur_många_(?:\\p{L}+_){0,3}${PEOPLE}_(?:\\p{L}+_){0,4}${HERE}`,
  `hur_många_(?:\\p{L}+_){0,5}${HERE}_(?:\\p{L}+_){0,3}${PEOPLE}`,
  `how_many_(?:\\p{L}+_){0,3}${PEOPLE}_(?:\\p{L}+_){0,4}${HERE}`,
  `how_many_(?:\\p{L}+_){0,5}${HERE}_(?:\\p{L}+_){0,3}${PEOPLE}`,
  `(?:är|is)_(?!det|it|this|mötet)\\p{L}+_(?:egentligen_|really_|actually_|born_|född_)?(?:en_|a_)?(?:man|kille|karl|tjej|kvinna|woman|guy|girl)_(?:eller|or)_(?:en_|a_)?\\p{L}+`,
  `(?:har|had|has)_\\p{L}+_(?:opererat_sig|bytt_kön|könsopererat_sig|had_surgery|had_the_surgery|transitioned)`,
].map(pattern);

/** Whose identity the words are about: somebody's, one's own, or null. */
export const identityAsked = (text: string): 'someone' | 'self' | null => {
  const flat = readable(text);
  if (flat.length <= 200 && PRYING.some((way) => way.test(flat))) return 'someone';
  const words = flat.trim().split(' ');
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
