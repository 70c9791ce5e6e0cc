/** Words around a command that only ask for it: *Hej, kan du visa mina uppgifter, tack?* */

const POLITE = /^(hej|hejsan|halla|snalla|hi|hello|hey|please|stegvis|ok|okej|okay)\s+/;
const THANKS = /\s+(tack|snalla|please|thanks|thank you|for mig|for me|nu|now|da|stegvis)$/;

/** Beginnings of a question; what follows must be the command and nothing else. */
const ASKING = [
  /^(kan|skulle) (du|jag) (kunna )?(fa )?(visa|se|ge)( mig)?\s+/,
  /^(jag vill|far jag|lat mig) (ha|se|veta)\s+/,
  /^(visa|ge)( mig)?\s+/,
  /^(nar|var|vad|vilka|vilket) (ar|har|blir)( (vart|var|mitt|vara|du|vi))?\s+/,
  /^vad (star|finns) (det )?(pa|i)\s+/,
  /^(can|could) (you|i) (please )?(show|see|give|get)( me)?\s+/,
  /^(i want to|i would like to|let me) (see|know)\s+/,
  /^(show|give)( me)?( the| our)?\s+/,
  /^(when|where|what) (is|are)( on)?( the| our)?\s+/,
];

/** Without greeting and thanks. */
export const plainly = (text: string): string => {
  let bare = text;
  for (let before = ''; before !== bare; ) {
    before = bare;
    bare = bare.replace(POLITE, '').replace(THANKS, '');
  }
  return bare;
};

/** What is asked for, where the text is such a question; null where it is none. */
export const askedFor = (text: string): string | null => {
  const frame = ASKING.find((each) => each.test(text));
  return frame === undefined ? null : text.replace(frame, '').trim() || null;
};
