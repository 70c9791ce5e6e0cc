/** Microsoft Graph, as the rest of the program sees it: lists and people. */
import type { Directory, Journal, Lists } from '../usecases/ports.ts';
import { type GraphTokens, makeClient } from './client.ts';
import { makeLists } from './lists/index.ts';
import { type Machine, machine as realMachine } from './machine.ts';
import { makePages } from './pages.ts';
import { makeDirectory } from './people/directory.ts';
import { makeTransport } from './transport.ts';

export type { GraphTokens } from './client.ts';
export { DELEGATED_SCOPES, PROVISIONING_SCOPE } from './scopes.ts';

export interface GraphOptions {
  /** `https://graph.microsoft.com/`; the version is added. */
  baseUrl: string;
  tokens: GraphTokens;
  journal: Journal;
  /** The machine's time, which retries follow. */
  machine?: Machine;
  /** The way to the network; the platform's own unless a test puts another there. */
  fetch?: typeof fetch;
}

export interface Graph {
  lists: Lists;
  directory: Directory;
}

/** Opens Graph. Nothing is sent until something is asked for. */
export const makeGraph = (options: GraphOptions): Graph => {
  const { baseUrl, tokens, journal, machine = realMachine } = options;
  const transport = makeTransport(baseUrl, options.fetch);
  const client = makeClient({ transport, tokens, machine, journal });
  const pages = makePages(client, baseUrl, journal);
  return { lists: makeLists(client, pages, journal), directory: makeDirectory(client, pages) };
};
