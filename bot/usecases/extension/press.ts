/**
 * A card's button with the person's own rights, pressed in a dialog of the tab where the app's did not reach: the same
 * deed under the same rules, carried out on behalf of the person.
 */

import type { Language } from '../../core/content.ts';
import type { OwnPress, Pressed } from '../../core/extension/dialogs.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import { acted } from '../act.ts';
import type { ChatPorts, Writer } from '../conversation.ts';
import { asPerson, type Caller } from '../tab/frame.ts';

/** The caller as whoever presses; their chat is not where this comes from, so nothing is learnt of it. */
const writerOf = (caller: Caller, language: Language): Writer => ({
  ...{ id: caller.person, name: caller.name || null, tenant: caller.tenant, language },
  address: { tenant: caller.tenant, serviceUrl: '', conversation: '', conversationType: 'channel', bot: '' },
});

/** Presses; the card's own person, or for a card that a channel shares somebody of the unit, finds it. */
export const pressCard = async (
  ports: ChatPorts,
  caller: Caller,
  card: string,
  { verb, item, inputs }: OwnPress,
  language: Language,
): Promise<Outcome<Pressed>> => {
  // With the person's own rights the row would bear their name, which is what they chose against.
  if (verb === 'propose' && inputs.as === 'group')
    return failed({ kind: 'conflict', reason: 'only-by-name' });
  const click = { verb, data: { ...inputs, nudge: card, item } };
  const spoken = await acted(ports, writerOf(caller, language), click, asPerson(caller));
  if (spoken === null) return failed({ kind: 'not-found', what: 'card' });
  const { reply } = spoken;
  switch (reply.kind) {
    case 'problem':
      return failed(
        reply.fault.kind === 'not-allowed' && reply.fault.need === 'owner'
          ? { kind: 'not-found', what: 'card' }
          : reply.fault,
      );
    case 'gone':
      return failed({ kind: 'not-found', what: reply.what });
    case 'ask-date':
      return failed({ kind: 'invalid', fields: [{ field: 'date', code: 'missing' }] });
    case 'ask-item':
      return failed({ kind: 'invalid', fields: [{ field: 'title', code: 'missing' }] });
    default:
      return done({ answered: true });
  }
};

export const makeDialogUseCases = (ports: ChatPorts) => ({
  pressCard: (caller: Caller, card: string, press: OwnPress, language: Language) =>
    pressCard(ports, caller, card, press, language),
});
export type DialogUseCases = ReturnType<typeof makeDialogUseCases>;
