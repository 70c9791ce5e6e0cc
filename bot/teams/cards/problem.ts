/** What stood in the way, as a sentence in the reader's language: what happened, what is safe, what next. */
import type { Fault } from '../../core/fault.ts';
import type { Reply } from '../../core/reply.ts';
import { botTexts, fill } from '../../core/texts/bot/index.ts';
import { clockTime, longDay } from '../../core/texts/dates.ts';
import type { Look } from './line.ts';
import { type Face, face, heading, open, sentence, text } from './parts.ts';

/** The sentence for a fault. */
export const faultSentence = (fault: Fault, { language }: Look): string => {
  const { problem: t, roles } = botTexts[language];
  switch (fault.kind) {
    case 'busy':
      return fill(t.busy, { time: clockTime(fault.retryAt, language) });
    case 'offline':
      return fault.inDoubt ? t.inDoubt : t.offline;
    case 'not-allowed':
      // Only the card's own person reaches further, so `owner` means that the card is somebody else's.
      return fault.need === null || fault.need === 'owner'
        ? t.notYours
        : fill(t.notAllowed, { role: roles[fault.need] });
    case 'stale':
      return t.stale;
    case 'invalid':
      return invalidSentence(fault.fields, t);
    case 'conflict':
    case 'unversioned':
      return t.conflict;
    case 'consent':
    case 'refused':
      return t.refused;
    case 'not-found':
      return t.missing;
  }
};

const invalidSentence = (
  fields: (Fault & { kind: 'invalid' })['fields'],
  t: { pastDay: string; badTimes: string; invalid: string },
): string => {
  const [first] = fields;
  if (first?.field === 'dueDate' && first.code === 'out-of-range') return t.pastDay;
  return first?.field === 'from' ? t.badTimes : t.invalid;
};

/** A card whose thing is gone: what happened, and only the way to the tab. */
export const goneFace = (reply: Reply & { kind: 'gone' }, { language, links }: Look): Face => {
  const { gone: t, button } = botTexts[language];
  const title = t[reply.what];
  const action =
    reply.what === 'meeting'
      ? open(button.toMeetings, links('meetings', reply.unit))
      : open(reply.what === 'action' ? button.toPlan : button.open, links('plan', reply.unit));
  return face({
    language,
    summary: `${title} ${t.body}`,
    speak: title,
    body: [heading(title), text(t.body)],
    actions: [action],
  });
};

/** A day that a reminder cannot have, said beside the card, which keeps its field: *Välj en dag senast onsdag 28 januari.* */
export const dayRefused = (reply: Reply & { kind: 'day-refused' }, { language }: Look): Face => {
  const { day: t } = botTexts[language];
  switch (reply.fault) {
    case 'unreadable':
      return sentence(t.unreadable);
    case 'past':
      return sentence(t.past);
    case 'too-late':
      return sentence(
        reply.last === null ? t.unreadable : fill(t.tooLate, { day: longDay(reply.last, language) }),
      );
    case 'day-off':
      return sentence(t.dayOff);
  }
};
