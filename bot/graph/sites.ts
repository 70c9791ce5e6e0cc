/** Sites and their grants to apps through Graph: the port `Sites`. */
import { done, type Fault, failed, type Outcome } from '../core/fault.ts';
import { ADMINISTRATOR_SCOPE } from '../core/permissions.ts';
import type { As, SiteGrant, SiteHead, Sites } from '../usecases/ports.ts';
import { sendBatch } from './batch.ts';
import type { Effort, GraphClient } from './client.ts';
import type { Pages } from './pages.ts';
import { DELEGATED_SCOPES } from './scopes.ts';
import { type Ask, faultOf, isGood, items, type Sent, text } from './sent.ts';

const EFFORT_MS = 7_000;
const BATCH = 20;

const NO_SITE: Fault = { kind: 'not-found', what: 'unit' };

/** A site's id has commas, which Graph takes as they are. */
const byId = (site: string): string => `/sites/${encodeURIComponent(site).replaceAll('%2C', ',')}`;

/**
 * The path of a site by id or address (learn.microsoft.com/graph/api/site-getbypath); null for what is neither. Of an
 * address only the site counts: people copy it with the page that they stand on.
 */
export const sitePathOf = (where: string): string | null => {
  if (/^[^,\s/]+,[0-9a-f-]{36},[0-9a-f-]{36}$/i.test(where)) return byId(where);
  if (!URL.canParse(where)) return null;
  const { protocol, hostname, pathname } = new URL(where);
  if (protocol !== 'https:' || hostname === '') return null;
  const [, site] = /^\/((?:sites|teams)\/[^/]+)/i.exec(pathname) ?? [];
  return site === undefined ? null : `/sites/${hostname}:/${site}`;
};

const headOf = (body: unknown): SiteHead | null => {
  const site = text(body, 'id');
  const address = text(body, 'webUrl');
  return site === null || address === null
    ? null
    : { site, address, name: text(body, 'displayName') ?? address };
};

/** Apps stand in the newer property, in the older, or in both. */
const grantOf = (value: unknown): SiteGrant | null => {
  const id = text(value, 'id');
  const [to] = [...items(value, 'grantedToIdentitiesV2'), ...items(value, 'grantedToIdentities')];
  const app = text(to, 'application', 'id');
  if (id === null || app === null) return null;
  return {
    id,
    app: app.toLowerCase(),
    roles: items(value, 'roles').filter((role) => typeof role === 'string'),
  };
};

/** Makes the port over Graph. */
export const makeSites = (client: GraphClient, pages: Pages): Sites => {
  const administering = (): Effort => client.effort([ADMINISTRATOR_SCOPE], EFFORT_MS);
  const settled = (sent: Sent, as: As, effort: Effort): Outcome<void> =>
    isGood(sent) ? done(undefined) : failed(faultOf(sent, as, 'unit', effort.scopes));

  /** A listing gives no roles: those of each grant are asked for. */
  const withRoles = async (
    as: As,
    site: string,
    grant: SiteGrant,
    effort: Effort,
  ): Promise<Outcome<SiteGrant>> => {
    if (grant.roles.length > 0) return done(grant);
    const path = `${byId(site)}/permissions/${encodeURIComponent(grant.id)}`;
    const sent = await client.send(as, { method: 'GET', path }, effort);
    if (!isGood(sent)) return failed(faultOf(sent, as, 'unit', effort.scopes));
    return done({ ...grant, roles: grantOf(sent.body)?.roles ?? [] });
  };

  return {
    async find(as, where) {
      const path = sitePathOf(where);
      if (path === null) return failed(NO_SITE);
      const effort = client.effort(DELEGATED_SCOPES, EFFORT_MS);
      const ask: Ask = { method: 'GET', path: `${path}?$select=id,displayName,webUrl` };
      const sent = await client.send(as, ask, effort);
      if (!isGood(sent)) return failed(faultOf(sent, as, 'unit', effort.scopes));
      const head = headOf(sent.body);
      return head ? done(head) : failed(NO_SITE);
    },
    async readable(as, sites) {
      const answers: Outcome<boolean>[] = [];
      for (let from = 0; from < sites.length; from += BATCH) {
        const effort = client.effort(DELEGATED_SCOPES, EFFORT_MS);
        const asks = sites
          .slice(from, from + BATCH)
          .map((site): Ask => ({ method: 'GET', path: `${byId(site)}?$select=id` }));
        const sents =
          asks.length === 1 && asks[0]
            ? [await client.send(as, asks[0], effort)]
            : await sendBatch(client, as, asks, effort);
        for (const sent of sents) answers.push(readableBy(sent, as, effort));
      }
      return answers;
    },
    async grants(as, site, app) {
      const effort = administering();
      const [found] = await pages.collect(as, [`${byId(site)}/permissions`], effort);
      if (!found?.ok) return failed(found ? faultOf(found.sent, as, 'unit', effort.scopes) : NO_SITE);
      const grants: SiteGrant[] = [];
      for (const value of found.values) {
        const grant = grantOf(value);
        if (grant?.app !== app.toLowerCase()) continue;
        const whole = await withRoles(as, site, grant, effort);
        if (!whole.ok) return whole;
        grants.push(whole.value);
      }
      return done(grants);
    },
    async grant(as, site, app, role, instead) {
      const effort = administering();
      const path = `${byId(site)}/permissions`;
      const application = { id: app.id, displayName: app.name };
      const ask: Ask =
        instead === undefined
          ? { method: 'POST', path, body: { roles: [role], grantedToIdentities: [{ application }] } }
          : {
              method: 'PATCH',
              path: `${path}/${encodeURIComponent(instead)}`,
              body: { roles: [role] },
              repeatable: true,
            };
      return settled(await client.send(as, ask, effort), as, effort);
    },
    async revoke(as, site, grant) {
      const effort = administering();
      const path = `${byId(site)}/permissions/${encodeURIComponent(grant)}`;
      const sent = await client.send(as, { method: 'DELETE', path, repeatable: true }, effort);
      if (sent.kind === 'answered' && sent.status === 404) return done(undefined);
      return settled(sent, as, effort);
    },
  };
};

/** Refused or not there is "no"; anything else that is no answer stays a fault. */
const readableBy = (sent: Sent, as: As, effort: Effort): Outcome<boolean> => {
  if (isGood(sent)) return done(true);
  if (sent.kind === 'answered' && [401, 403, 404].includes(sent.status)) return done(false);
  return failed(faultOf(sent, as, 'unit', effort.scopes));
};
