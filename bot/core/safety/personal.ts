/**
 * Somebody tells what another person does to them, in words that no list foresaw. Asked only of a message that is no
 * command: then names to turn to are a better answer than two commands that look like it.
 */
import { begins, pattern, readable, WORK } from './words.ts';

/** What colleagues do to each other on any day. */
const EVERYDAY: readonly string[] = (
  'list grupp group budget schema schedule dokument document fil file flik tab kanal channel mejl mail lokal rum room ' +
  'tid time datum date svar answer fråg ask hjälp help tack thank länk link bjud bjöd invite kurs puff påminn vikari ' +
  'semester vacation uppdrag project projekt skicka send sent ring called lån lärde show teach taught lend lent inform berätt'
).split(' ');

const WHO =
  '(?:han|hon|hen|de|dom|chefen|kollegan|kollegorna|någon|alla|ingen|(?:min|en|mina|våra?)_(?:\\p{L}*chef|kollega|kollegor|arbetskamrat|arbetskamrater|patient|brukare|klient|boende|anhörig|elev|medarbetare)|he|she|they|someone|somebody|everyone|nobody|(?:my|a|our)_(?:boss|manager|colleagues?|coworkers?|patient|client|resident|relative|team_leader))';
const TELLING = pattern(`${WHO}_(?:\\p{L}+_){1,6}(?:mig|mej|oss|me|us)(?:_\\p{L}+)*`);
const DEATH = pattern('(?:mord|döds)hot\\p{L}*|death_threats?');

/** Whether this is a story of what others do to whoever tells it. */
export const soundsPersonal = (text: string): boolean => {
  const flat = readable(text);
  const words = flat.trim().split(' ');
  if (words.some((word) => begins(word, WORK) || begins(word, EVERYDAY))) return false;
  return TELLING.test(flat) || DEATH.test(flat);
};
