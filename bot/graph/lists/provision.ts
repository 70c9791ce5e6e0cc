/**
 * Makes the six lists and completes them. Each round reads what stands and does what is missing, so a run that was
 * interrupted, or whose answers were lost, is completed by the next round or the next run.
 */
import { done, failed, type Outcome } from '../../core/fault.ts';
import type { As, Journal, Site } from '../../usecases/ports.ts';
import { sendBatch } from '../batch.ts';
import type { Effort, GraphClient } from '../client.ts';
import type { Pages } from '../pages.ts';
import { DELEGATED_SCOPES, PROVISIONING_SCOPE } from '../scopes.ts';
import { faultOf, isGood, type Sent } from '../sent.ts';
import { differences, type Standing, type Step, stepsTowards } from './schema.ts';
import { type SiteLists, sitePath } from './site.ts';

export interface Provisioned {
  created: string[];
  completed: string[];
  differs: string[];
}

/** Hidden columns are told only when `hidden` is selected (learn.microsoft.com/graph/api/list-list-columns). */
const COLUMN_SELECT =
  '$select=id,name,displayName,hidden,indexed,enforceUniqueValues,text,choice,dateTime,number';

/** Making six lists takes SharePoint some seconds; the person waits at the configuration page. */
const EFFORT_MS = 25_000;
const MOST_ROUNDS = 6;

/** Makes the provisioning. */
export const makeProvision = (
  client: GraphClient,
  pages: Pages,
  sites: SiteLists,
  journal: Journal,
): ((as: As, site: Site) => Promise<Outcome<Provisioned>>) => {
  const read = async (as: As, site: Site, effort: Effort): Promise<Outcome<Standing[]>> => {
    const heads = await sites.heads(as, site, effort);
    if (!heads.ok) return heads;
    const paths = heads.value.map(({ id }) => `${sitePath(site)}/lists/${id}/columns?${COLUMN_SELECT}`);
    const columns = await pages.collect(as, paths, effort);
    const standing: Standing[] = [];
    for (const [index, head] of heads.value.entries()) {
      const found = columns[index];
      if (!found?.ok)
        return failed(
          found ? faultOf(found.sent, as, 'unit', effort.scopes) : { kind: 'not-found', what: 'unit' },
        );
      standing.push({ ...head, columns: found.values });
    }
    return done(standing);
  };

  /** Does one round's forms; the first that failed for good, or null. Lost answers are seen by the next round. */
  const form = async (
    as: As,
    steps: readonly Step[],
    effort: Effort,
    unfit: Set<string>,
  ): Promise<Sent | null> => {
    for (const { ask, plainer, what } of steps) {
      // One after the other: SharePoint answers parallel changes of one list's form with conflicts.
      let sent = await client.send(as, ask, effort);
      if (plainer && sent.kind === 'answered' && sent.status === 409)
        sent = await client.send(as, plainer, effort);
      if (isGood(sent) || sent.kind === 'lost') continue;
      // Somebody else has just made it: the next round sees.
      if (sent.kind === 'answered' && sent.status === 409) continue;
      // Too many rows or indexes, or values that stand twice: the column works, but not as ours would.
      if (ask.method === 'PATCH' && sent.kind === 'answered' && sent.status === 400) {
        unfit.add(what);
        continue;
      }
      return sent;
    }
    return null;
  };

  const name = async (as: As, steps: readonly Step[], effort: Effort): Promise<void> => {
    const asks = steps.map((step) => step.ask);
    const failures = (await sendBatch(client, as, asks, effort)).filter((sent) => !isGood(sent));
    if (failures.length > 0) journal.warn('list-names-not-set', { count: failures.length });
  };

  return async (as, site) => {
    const reading = client.effort(DELEGATED_SCOPES, EFFORT_MS);
    const making: Effort = { ...reading, scopes: [...DELEGATED_SCOPES, PROVISIONING_SCOPE] };
    const path = sitePath(site);
    sites.forget(site);
    const created = new Set<string>();
    const completed = new Set<string>();
    const unfit = new Set<string>();
    for (let round = 0; round < MOST_ROUNDS; round++) {
      if (round > 2 && !(await client.pause(round, making))) break;
      const standing = await read(as, site, reading);
      if (!standing.ok) return standing;
      const steps = stepsTowards(path, standing.value).filter(({ what }) => !unfit.has(what));
      for (const { list } of steps) {
        if (!standing.value.some((head) => head.name === list)) created.add(list);
        else if (!created.has(list)) completed.add(list);
      }
      const forms = steps.filter((step) => !step.cosmetic);
      if (forms.length > 0) {
        const failure = await form(as, forms, making, unfit);
        if (failure) return failed(faultOf(failure, as, 'unit', making.scopes));
        continue;
      }
      // Names come last and are tried once: a service that does not take them must not hold up the rest.
      await name(as, steps, making);
      const differs = [...new Set([...differences(standing.value), ...unfit])];
      return done({ created: [...created], completed: [...completed], differs });
    }
    const retryAt = new Date(Date.now() + 5_000).toISOString();
    return failed({ kind: 'offline', inDoubt: true, retryAt });
  };
};
