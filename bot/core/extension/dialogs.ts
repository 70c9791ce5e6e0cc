/** The dialogs of the tab that the bot opens, and what they hand back when they close. Both sides read it here. */
import { z } from 'zod';

/**
 * `action`, `proposal`: made of a message. `press`: a card's button with the person's own rights. `calendar`: reads a
 * meeting's date in the person's calendar. `note`: a note to oneself about a card's question.
 */
export const DIALOGS = ['action', 'proposal', 'press', 'calendar', 'note'] as const;
export type DialogName = (typeof DIALOGS)[number];

/** The dialog's name in the tab's address. */
export const dialogIn = (search: string): DialogName | null => {
  const name = new URLSearchParams(search).get('dialog');
  return DIALOGS.find((one) => one === name) ?? null;
};

const id = z.string().min(1).max(200);

/** What a dialog hands to the bot: names of rows and cards, never words that somebody wrote. */
export const dialogResult = z.discriminatedUnion('made', [
  /** `insert`: the person wants its card in the message that they write. */
  z.object({ made: z.literal('action'), unit: id, id, insert: z.boolean().default(false) }),
  z.object({ made: z.literal('proposal'), unit: id, id, insert: z.boolean().default(false) }),
  /** A card has been answered, or what it tells of has been read anew. */
  z.object({ made: z.literal('answer'), card: id, item: id }),
]);
export type DialogResult = z.infer<typeof dialogResult>;

/** The verbs of cards that a dialog carries out with the person's own rights. */
export const OWN_RIGHTS = [
  ...(['done', 'move', 'place', 'propose', 'confirm', 'discussed', 'promote', 'notReached', 'undo'] as const),
] as const;
export type OwnVerb = (typeof OWN_RIGHTS)[number];
export const isOwnVerb = (verb: string): verb is OwnVerb => OWN_RIGHTS.some((one) => one === verb);

/** A card's button pressed in a dialog; `inputs` as the card's fields had them. */
export const ownPress = z.strictObject({
  verb: z.enum(OWN_RIGHTS),
  item: id,
  inputs: z.record(z.string().max(40), z.string().max(2_000)).default({}),
});
export type OwnPress = z.infer<typeof ownPress>;

/** It was carried out; the card says how. */
export const pressed = z.object({ answered: z.literal(true) });
export type Pressed = z.infer<typeof pressed>;
