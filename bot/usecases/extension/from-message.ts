/**
 * "Gör till åtgärd" and "Föreslå till APT" on a message: which dialog opens, in which unit, with which words. Nothing is
 * written here and nothing is kept: the words go on to the dialog, and the person sends them, or not, as themselves.
 */
import type { Language } from '../../core/content.ts';
import type { OnMessage } from '../../core/extension/hit.ts';
import { messageText } from '../../core/extension/message-text.ts';
import { concernOf } from '../../core/safety.ts';
import type { Writer } from '../conversation.ts';
import { findContacts } from '../look-up.ts';
import type { ExtensionPorts } from './ports.ts';
import { languageFor, placeOf, unitsOf } from './units.ts';

export type FromMessage =
  /** `unit`: whose channel it is; null: the dialog asks, where the person has several. */
  | { kind: 'dialog'; dialog: OnMessage; unit: string | null; text: string }
  /** A human being must receive it (R34): it goes into no plan. */
  | { kind: 'case-report'; manager: string | null; safetyRep: string | null }
  | { kind: 'identity'; about: 'someone' | 'self' }
  | { kind: 'no-unit' };

export const fromMessage = async (
  ports: ExtensionPorts,
  writer: Writer,
  dialog: OnMessage,
  message: { content: string; contentType: string },
): Promise<{ answer: FromMessage; language: Language }> => {
  const language = await languageFor(ports, writer);
  const units = await unitsOf(ports, writer, 'see-plan');
  const text = messageText(message.content, message.contentType);
  const concern = concernOf(text);
  if (concern?.kind === 'identity') return { answer: concern, language };
  if (concern) return { answer: { kind: 'case-report', ...findContacts(units) }, language };
  if (units.length === 0) return { answer: { kind: 'no-unit' }, language };
  const here = units.find(({ id }) => id === placeOf(writer));
  const unit = here ?? (units.length === 1 ? units[0] : undefined);
  return { answer: { kind: 'dialog', dialog, unit: unit?.id ?? null, text }, language };
};
