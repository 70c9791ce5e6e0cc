/**
 * The words of which people make a time in a chat, in Swedish without dots and in English, with the English word that
 * the date library reads. Its own Swedish knows no spans (*två veckor*, *nästa vecka*) and takes *övermorgon* for today.
 */
import { mistakes, undotted } from './spelling.ts';

const pairs = (text: string): [string, string][] =>
  text
    .trim()
    .split(/\s+/)
    .map((pair) => {
      const [word = '', means = word] = pair.split('=');
      return [word, means.replaceAll('_', ' ')];
    });

/** Words that are the same to the library whichever is written; *=* gives the English where it is another. */
const WORDS: ReadonlyMap<string, string> = new Map(
  pairs(`
    mandag=monday tisdag=tuesday onsdag=wednesday torsdag=thursday fredag=friday lordag=saturday sondag=sunday
    mandagen=monday tisdagen=tuesday onsdagen=wednesday torsdagen=thursday fredagen=friday lordagen=saturday
    sondagen=sunday man=monday tis=tuesday tisd=tuesday ons=wednesday tors=thursday tor=thursday fre=friday
    lor=saturday son=sunday monday tuesday wednesday thursday friday saturday sunday mon=monday tue=tuesday
    tues=tuesday wed=wednesday thu=thursday thurs=thursday fri=friday sat=saturday sun=sunday
    januari=january februari=february mars=march april maj=may juni=june juli=july augusti=august september
    oktober=october november december january february march may june july august october jan=january
    feb=february mar=march apr=april jun=june jul=july aug=august sep=september sept=september okt=october
    oct=october nov=november dec=december
    en=1 ett=1 a=1 an=1 tva=2 tre=3 fyra=4 fem=5 sex=6 sju=7 atta=8 nio=9 tio=10 elva=11 tolv=12 fjorton=14 par=2
    one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 fourteen=14 couple=2
    dag=day dagar=days dygn=days day days vecka=week veckan=week veckor=weeks v=week week weeks manad=month
    manaden=month manader=months mnd=months month months ar=year aret=year year halvar=half_year
    arsskiftet=new_year arsskifte=new_year
    nasta=next next denna=this detta=this this har=this
    imorgon=tomorrow imorrn=tomorrow morgon=tomorrow tomorrow overmorgon=overmorrow overmorrow
    helg=weekend helgen=weekend weekend
    sommar=summer sommaren=summer semester=summer semestern=summer summer vacation=summer holidays=summer
    host=autumn hosten=autumn autumn fall=autumn vinter=winter vintern=winter winter var=spring varen=spring
    spring jul=christmas julen=christmas jullovet=christmas christmas half
    slutet=end slut=end end borjan=start start borja=start beginning=start
  `),
);

/** Words beside the time itself. */
const FILLERS = new Set(
  `till tills fram i den det de pa av ca cirka ungefar under hela alla resten ut min mitt lite
   until to for the of on in about whole my all rest over during through through och med inklusive tom
   including inclusive and`.split(/\s+/),
);

const VOCABULARY = [...WORDS.keys(), ...FILLERS].filter((word) => word.length >= 3);
const known = (word: string): boolean => WORDS.has(word) || FILLERS.has(word) || /\d/.test(word);
const meaning = (word: string): string | null => WORDS.get(word) ?? (FILLERS.has(word) ? '' : null);

/** The words that one mistake could have made this of, as long as they all mean the same. */
const nearest = (word: string): string | null => {
  let best = 3;
  let found: string[] = [];
  for (const candidate of VOCABULARY) {
    const wrong = mistakes(word, candidate);
    if (wrong === null || wrong > best) continue;
    found = wrong === best ? [...found, candidate] : [candidate];
    best = wrong;
  }
  const meanings = new Set(found.map(meaning));
  return meanings.size === 1 ? (found[0] ?? null) : null;
};

/** Two words that were written without the blank between them. */
const parted = (word: string): string[] | null => {
  for (let at = 2; at <= word.length - 2; at += 1) {
    const [one, two] = [word.slice(0, at), word.slice(at)];
    if (known(one) && known(two)) return [one, two];
  }
  return null;
};

export interface TimeWords {
  /** As they were written, without dots. */
  written: string[];
  /** The same in English, without what is no part of the time. */
  english: string[];
  /** A typing error was corrected on the way. */
  corrected: boolean;
}

/** The words of a time; null when one of them is no word of times. */
export const timeWords = (words: readonly string[]): TimeWords | null => {
  let corrected = false;
  const written: string[] = [];
  for (const raw of words) {
    const word = undotted(raw).replace(/^(\d+)(:?[ea]|st|nd|rd|th)$/, '$1');
    const units = /^(\d+)([a-z]+)$/.exec(word);
    const parts = units ? [units[1] ?? '', units[2] ?? ''] : [word];
    // *2v* is how people write it, *15augusti* has lost its blank.
    corrected ||= units !== null && (units[2]?.length ?? 0) > 1;
    for (const part of parts) {
      const near = known(part) ? [part] : (parted(part) ?? [nearest(part)]);
      if (near.some((each) => each === null)) return null;
      corrected ||= near.join(' ') !== part;
      written.push(...near.filter((each) => each !== null));
    }
  }
  const english = written.map((word) => meaning(word) ?? word).filter((word) => word !== '');
  return { written, english, corrected };
};

/** Whether a time is among the words, readable or not. */
export const namesTime = (words: readonly string[]): boolean =>
  words.some((raw) => {
    const word = undotted(raw);
    if (/\d/.test(word)) return true;
    const time = word.length < 4 ? word : (nearest(word) ?? word);
    return time.length >= 4 && WORDS.has(time);
  });

/** 1–7 for a weekday's name, also *tis*, *onsdagar*, *Wed*; null when it is none. */
export const weekdayNamed = (word: string): number | null => {
  const stem = undotted(word).replace(/(ar|s|en)$/, '');
  const name = timeWords([stem])?.english[0] ?? '';
  const at = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].indexOf(name);
  return at < 0 ? null : at + 1;
};
