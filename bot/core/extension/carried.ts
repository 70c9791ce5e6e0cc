/**
 * A message's text on its way from the bot to a dialog of the tab. It stands in the fragment of the dialog's address:
 * Teams gives the address to the dialog's frame, and a browser sends a fragment to no server, so the text is in no log
 * and no store of ours, needs no memory that a second process would lack, and is gone with the frame. The tab takes it
 * out of the address as soon as it has read it. What it costs is room: addresses are kept to a length that every client
 * takes, and a longer text is cut and says so.
 */

/** Teams documents no limit; this is the least that is safe everywhere an address may pass. */
export const LONGEST_ADDRESS = 2_000;

export interface Carried {
  text: string;
  /** There was more than fits. */
  cut: boolean;
}

const NOTHING: Carried = { text: '', cut: false };

/** How many signs a text takes in an address. */
const cost = (text: string): number => new URLSearchParams({ '': text }).toString().length - 1;

/** As much of a text as takes `room` signs in an address, to the end of a word where that leaves most of it. */
export const fitted = (text: string, room: number): Carried => {
  if (cost(text) <= room) return { text, cut: false };
  let left = room;
  let end = 0;
  for (const sign of text) {
    left -= cost(sign);
    if (left < 0) break;
    end += sign.length;
  }
  const whole = text.slice(0, end);
  const word = Math.max(whole.lastIndexOf(' '), whole.lastIndexOf('\n'));
  return { text: (word > end / 2 ? whole.slice(0, word) : whole).trimEnd(), cut: true };
};

/** The address with the text in its fragment, cut so that the whole is no longer than an address may be. */
export const addressWith = (address: string, text: string): { address: string; cut: boolean } => {
  if (text === '') return { address, cut: false };
  const room = LONGEST_ADDRESS - address.length - '#text=&cut=1'.length;
  const carried = fitted(text, Math.max(0, room));
  const fragment = new URLSearchParams({ text: carried.text, ...(carried.cut ? { cut: '1' } : {}) });
  return { address: `${address}#${fragment}`, cut: carried.cut };
};

/** What a fragment carries; nothing where it is none of ours. */
export const carriedIn = (hash: string): Carried => {
  const fragment = new URLSearchParams(hash.replace(/^#/, ''));
  const text = fragment.get('text');
  return text === null ? NOTHING : { text: text.slice(0, LONGEST_ADDRESS), cut: fragment.get('cut') === '1' };
};

/** A title as long as people read at once. */
const TITLE = 100;

/** A text as a title and what it came from: the first sentence, or the first line, and the whole if that is more. */
export const titled = (text: string): { title: string; rest: string } => {
  const line = text.split('\n')[0] ?? '';
  const sentence = /^.{8,}?[.?!](?=\s)/u.exec(line)?.[0] ?? line;
  const words = sentence.replace(/[.\s]+$/u, '');
  if (words.length <= TITLE) return { title: words, rest: words.length + 1 < text.length ? text : '' };
  const short = [...words].slice(0, TITLE - 1).join('');
  const at = short.lastIndexOf(' ');
  return { title: `${at > TITLE / 2 ? short.slice(0, at) : short}…`, rest: text };
};
