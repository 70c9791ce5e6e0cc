/**
 * Makes the six lists and completes them. Each round reads what stands and does what is missing, so a run that was
 * interrupted, or whose answers were lost, is completed by the next round or the next run.
 */
import type { ColumnDefinition } from '@microsoft/microsoft-graph-types';
import { done, failed, type Outcome } from '../../core/fault.ts';
import type { As, Journal, ListDifference, Site } from '../../usecases/ports.ts';
import { sendBatch } from '../batch.ts';
import type { Effort, GraphClient } from '../client.ts';
import type { Pages } from '../pages.ts';
import { DELEGATED_SCOPES, PROVISIONING_SCOPE } from '../scopes.ts';
import { type Answered, codeOf, faultOf, isGood, type Sent, text } from '../sent.ts';
import { askOf, plainerAsk } from './asks.ts';
import { type PlanStep, provisionPlan, refusedStep } from './plan.ts';
import { type SiteLists, sitePath } from './site.ts';
import { type StandingList, standingColumn } from './standing.ts';

export interface Provisioned {
  created: string[];
  completed: string[];
  differs: ListDifference[];
}

/** Hidden columns are told only when `hidden` is selected (learn.microsoft.com/graph/api/list-list-columns). */
const COLUMN_PROPERTIES = [
  'id',
  'name',
  'displayName',
  'hidden',
  'indexed',
  'enforceUniqueValues',
  'text',
  'choice',
  'dateTime',
  'number',
  'boolean',
  'calculated',
  'currency',
  'hyperlinkOrPicture',
  'lookup',
  'personOrGroup',
] as const satisfies readonly (keyof ColumnDefinition)[];
const COLUMN_SELECT = `$select=${COLUMN_PROPERTIES.join(',')}`;

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
  const read = async (as: As, site: Site, effort: Effort): Promise<Outcome<StandingList[]>> => {
    const heads = await sites.heads(as, site, effort);
    if (!heads.ok) return heads;
    const paths = heads.value.map(({ id }) => `${sitePath(site)}/lists/${id}/columns?${COLUMN_SELECT}`);
    const columns = await pages.collect(as, paths, effort);
    const standing: StandingList[] = [];
    for (const [index, head] of heads.value.entries()) {
      const found = columns[index];
      if (!found?.ok)
        return failed(
          found ? faultOf(found.sent, as, 'unit', effort.scopes) : { kind: 'not-found', what: 'unit' },
        );
      standing.push({ ...head, columns: found.values.flatMap((column) => standingColumn(column) ?? []) });
    }
    return done(standing);
  };

  /** Does one round's forms; the first that failed for good, or null. Lost answers are seen by the next round. */
  const form = async (as: As, path: string, round: Round): Promise<Sent | null> => {
    for (const step of round.steps) {
      // One after the other: SharePoint answers parallel changes of one list's form with conflicts.
      let sent = await client.send(as, askOf(path, step, round.version), round.effort);
      const plainer = plainerAsk(path, step);
      if (plainer && sent.kind === 'answered' && sent.status === 409)
        sent = await client.send(as, plainer, round.effort);
      if (isGood(sent) || sent.kind === 'lost') continue;
      // Somebody else has just made it: the next round sees.
      if (sent.kind === 'answered' && sent.status === 409) continue;
      // Too many rows or indexes, or values that stand twice: the column works, but not as ours would.
      const left = sent.kind === 'answered' && sent.status === 400 ? refusedStep(step, toldBy(sent)) : null;
      if (left === null) return sent;
      round.refused.set(keyOf(step), left);
    }
    return null;
  };

  const name = async (as: As, path: string, round: Round): Promise<void> => {
    const asks = round.steps.map((step) => askOf(path, step, round.version));
    const failures = (await sendBatch(client, as, asks, round.effort)).filter((sent) => !isGood(sent));
    if (failures.length > 0) journal.warn('list-names-not-set', { count: failures.length });
  };

  return async (as, site) => {
    const reading = client.effort(DELEGATED_SCOPES, EFFORT_MS);
    const effort: Effort = { ...reading, scopes: [...DELEGATED_SCOPES, PROVISIONING_SCOPE] };
    const path = sitePath(site);
    sites.forget(site);
    const created = new Set<string>();
    const completed = new Set<string>();
    const refused = new Map<string, ListDifference>();
    for (let round = 0; round < MOST_ROUNDS; round++) {
      if (round > 2 && !(await client.pause(round, effort))) break;
      const standing = await read(as, site, reading);
      if (!standing.ok) return standing;
      const { version, steps: all, differs } = provisionPlan(standing.value);
      const steps = all.filter((step) => !refused.has(keyOf(step)));
      for (const { list, action } of steps) {
        if (action === 'create-list') created.add(list.name);
        else if (!created.has(list.name)) completed.add(list.name);
      }
      const forms = steps.filter((step) => !step.cosmetic);
      if (forms.length > 0) {
        const failure = await form(as, path, { version, steps: forms, effort, refused });
        if (failure) return failed(faultOf(failure, as, 'unit', effort.scopes));
        continue;
      }
      // Names come last and are tried once: a service that does not take them must not hold up the rest.
      await name(as, path, { version, steps, effort, refused });
      return done({
        created: [...created],
        completed: [...completed],
        differs: [...differs, ...refused.values()],
      });
    }
    const retryAt = new Date(Date.now() + 5_000).toISOString();
    return failed({ kind: 'offline', inDoubt: true, retryAt });
  };
};

/** What one round is to do, and what has been refused so far. */
interface Round {
  version: number;
  steps: readonly PlanStep[];
  effort: Effort;
  refused: Map<string, ListDifference>;
}

const keyOf = ({ list, column, action }: PlanStep): string => `${list.name}.${column?.name ?? ''} ${action}`;

/** Why SharePoint refused, in its own words. */
const toldBy = (answer: Answered): string =>
  `${codeOf(answer)}: ${text(answer.body, 'error', 'message') ?? ''}`.slice(0, 300);
