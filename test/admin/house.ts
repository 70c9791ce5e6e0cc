/** The local tenant's identity and Graph, and the administrator's command against them, as different people. */

import type { Verb } from '../../bot/admin/command.ts';
import { type AdminPorts, administer, type Told } from '../../bot/admin/sites.ts';
import { done, type Outcome } from '../../bot/core/fault.ts';
import { en } from '../../bot/core/texts/admin/en.ts';
import { fullScopes, makeGraph } from '../../bot/graph/index.ts';
import { signInAdministrator } from '../../bot/identity/administrator.ts';
import type { Person } from '../../infra/local/tenant.ts';
import { type GraphHouse, openGraphHouse } from '../graph/house.ts';

export interface AdminHouse {
  house: GraphHouse;
  /** With the role and access to the sites; with the role alone. */
  global: Person;
  byRole: Person;
  /** Signs somebody in with the browser; `choose` says who stands before the page. */
  browse(person: Person): Promise<Outcome<string>>;
  /** Signs somebody in with a code. */
  type(person: Person): Promise<Outcome<string>>;
  /** The command with a token. */
  command(token: string, verb: Verb, site: string): Promise<Told>;
}

/** The fields of the page's form, and where it goes. */
const formOf = (page: string): { action: string; fields: URLSearchParams } => {
  const plain = (text: string): string =>
    text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
  const fields = new URLSearchParams();
  for (const [, name = '', value = ''] of page.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g))
    fields.set(plain(name), plain(value));
  return { action: plain(/action="([^"]*)"/.exec(page)?.[1] ?? ''), fields };
};

/** What a browser does with the address of a sign-in: choose the person, carry the answer to the program. */
export const signInWithBrowser = async (
  address: string,
  person: { id: string },
  send: typeof fetch = fetch,
): Promise<void> => {
  const page = formOf(await (await send(address)).text());
  page.fields.set('person', person.id);
  const answer = formOf(
    await (await send(new URL(page.action, address).href, { method: 'POST', body: page.fields })).text(),
  );
  await fetch(answer.action, { method: 'POST', body: answer.fields });
};

export const openAdminHouse = async (): Promise<AdminHouse> => {
  const house = await openGraphHouse();
  const { tenant } = house;
  const [global, byRole] = tenant.administrators;
  if (!global || !byRole) throw new Error('the seed lacks administrators');
  const registration = {
    identityBaseUrl: house.identityBaseUrl,
    clientId: tenant.ids.appId,
    tenant: tenant.ids.tenant,
    scopes: fullScopes(['Sites.FullControl.All']),
    fetch: house.fetch,
  };
  const plain = ((url, init) =>
    house.fetch(String(url).replace(tenant.addresses.http, tenant.addresses.https), init)) as typeof fetch;
  return {
    house,
    global,
    byRole,
    browse: (person) =>
      signInAdministrator(registration, {
        kind: 'browser',
        open: async (address) => void signInWithBrowser(address, person, plain),
        done: 'done',
        failed: 'failed',
      }),
    type: (person) =>
      signInAdministrator(registration, {
        kind: 'device',
        show: (_page, code) => void house.identity.approveDevice(code, person),
      }),
    command: (token, verb, site) => {
      const { sites } = makeGraph({
        baseUrl: `${tenant.addresses.https}/graph/`,
        tokens: async () => done(token),
        journal: { info: () => undefined, warn: () => undefined, error: () => undefined },
        fetch: house.fetch,
      });
      const as = {
        kind: 'person',
        person: 'administrator',
        tenant: tenant.ids.tenant,
        assertion: token,
      } as const;
      const ports: AdminPorts = { sites, as, appId: tenant.ids.appId, texts: en };
      return administer(ports, verb, site);
    },
  };
};
