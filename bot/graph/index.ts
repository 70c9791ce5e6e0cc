/** Microsoft Graph, as the rest of the program sees it: lists and people. */
import type {
  AddressBook,
  Calendars,
  Directory,
  Journal,
  Lists,
  Notes,
  PersonalApps,
  Sites,
  Subscriptions,
} from '../usecases/ports.ts';
import { makeCalendars } from './calendar/index.ts';
import { type GraphTokens, makeClient } from './client.ts';
import { makeNotes } from './drive/index.ts';
import { makePersonalApps } from './install/index.ts';
import { makeLists } from './lists/index.ts';
import { makeSiteLists } from './lists/site.ts';
import { type Machine, machine as realMachine } from './machine.ts';
import { makePages } from './pages.ts';
import { makeAddressBook } from './people/address-book.ts';
import { makeDirectory } from './people/directory.ts';
import { makeSites } from './sites.ts';
import { makeSubscriptions } from './subscriptions.ts';
import { makeTraffic } from './traffic.ts';
import { makeTransport } from './transport.ts';
import type { GraphUse } from './use.ts';

export type { GraphTokens } from './client.ts';
export { DELEGATED_SCOPES, fullScopes, GRAPH_RESOURCE, PROVISIONING_SCOPE } from './scopes.ts';

export interface GraphOptions {
  /** `https://graph.microsoft.com/`; the version is added. */
  baseUrl: string;
  tokens: GraphTokens;
  journal: Journal;
  /** The most resource units of SharePoint a tenant and minute; without it use is only counted. */
  unitsPerMinute?: number;
  /** Where Graph tells of changes in lists; without it there are no subscriptions to make. */
  notificationUrl?: string;
  /** The app's id in its manifest, and in the tenant's catalogue where that is configured. */
  teamsApp?: { manifestId: string; catalogId: string | null };
  /** The machine's time, which retries follow. */
  machine?: Machine;
  /** The way to the network; the platform's own unless a test puts another there. */
  fetch?: typeof fetch;
}

export interface Graph {
  lists: Lists;
  directory: Directory;
  addressBook: AddressBook;
  notes: Notes;
  sites: Sites;
  subscriptions: Subscriptions;
  calendars: Calendars;
  personalApps: PersonalApps;
  /** What a tenant has used, for operators. */
  use(tenant: string): GraphUse;
}

/** Opens Graph. Nothing is sent until something is asked for. */
export const makeGraph = (options: GraphOptions): Graph => {
  const { baseUrl, tokens, journal, unitsPerMinute, machine = realMachine } = options;
  const transport = makeTransport(baseUrl, options.fetch);
  const traffic = makeTraffic({ machine, journal, ...(unitsPerMinute ? { unitsPerMinute } : {}) });
  const client = makeClient({ transport, tokens, machine, journal, traffic });
  const pages = makePages(client, baseUrl, journal);
  const siteLists = makeSiteLists(pages);
  const directory = makeDirectory(client, pages);
  return {
    lists: makeLists(client, pages, journal, siteLists),
    directory,
    addressBook: makeAddressBook(directory),
    notes: makeNotes(client, pages),
    sites: makeSites(client, pages),
    subscriptions: makeSubscriptions(client, siteLists, options.notificationUrl ?? null),
    calendars: makeCalendars(client, pages),
    personalApps: makePersonalApps(client, options.teamsApp ?? { manifestId: '', catalogId: null }),
    use: traffic.use,
  };
};
