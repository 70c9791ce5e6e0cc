/** The message extension's use cases with their ports filled in, as the Teams edge calls them. */
import type { DialogResult } from '../../core/extension/dialogs.ts';
import type { OnMessage } from '../../core/extension/hit.ts';
import type { Writer } from '../conversation.ts';
import type { Clock } from '../ports.ts';
import { fromMessage } from './from-message.ts';
import { made } from './made.ts';
import type { ExtensionPorts } from './ports.ts';
import { type Query, search } from './search.ts';
import { languageFor } from './units.ts';

export type { FromMessage } from './from-message.ts';
export type { ExtensionPorts } from './ports.ts';
export type { Found, Query } from './search.ts';

export const makeExtension = (ports: ExtensionPorts & { clock: Pick<Clock, 'now'> }) => ({
  search: (writer: Writer, query: Query) => search(ports, writer, query),
  fromMessage: (writer: Writer, dialog: OnMessage, message: { content: string; contentType: string }) =>
    fromMessage(ports, writer, dialog, message),
  languageOf: (writer: Writer) => languageFor(ports, writer),
  made: (writer: Writer, result: DialogResult) => made(ports, writer, result),
});

export type Extension = ReturnType<typeof makeExtension>;
