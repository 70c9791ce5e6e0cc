/**
 * The app in people's personal chats through Graph: the port `PersonalApps`
 * (learn.microsoft.com/microsoftteams/platform/graph-api/proactive-bots-and-messages/graph-proactive-bots-and-messages).
 */
import type { Chat, TeamsAppInstallation } from '@microsoft/microsoft-graph-types';
import { done, failed, type Outcome } from '../../core/fault.ts';
import type { As, InstallOutcome, PersonalApps } from '../../usecases/ports.ts';
import type { Effort, GraphClient } from '../client.ts';
import { GRAPH_RESOURCE } from '../scopes.ts';
import { type Answered, codeOf, faultOf, isGood, items, type Sent, text } from '../sent.ts';

const EFFORT_MS = 7_000;

const appsOf = (person: string): string => `/users/${encodeURIComponent(person)}/teamwork/installedApps`;

/**
 * What keeps the app from everybody, told apart from what keeps it from one person. Seen: "Missing role permissions on
 * the request. API requires one of …" without the permission; "AAD App Id … is not allowed to manage the Teams App" when
 * the manifest's webApplicationInfo names another app (microsoftgraph/microsoft-graph-docs issue 16666); "App is blocked
 * by app permission policy" for one person (OfficeDev/microsoft-teams-apps-company-communicator issue 1537).
 */
const EVERYBODY = /permissions on the request|is not allowed to manage|caller is not authorized/i;

/** What Graph said, without the ids that it says it about. */
const causeOf = (sent: Answered): string => {
  const said = (text(sent.body, 'error', 'message') ?? '').replace(/\s*\b\w+Ids?:\s.*$/i, '').slice(0, 300);
  return `Graph answered ${sent.status} ${codeOf(sent)}: ${said}`;
};

const outcomeOf = (sent: Sent): InstallOutcome => {
  if (sent.kind === 'lost') return { kind: 'away', inDoubt: true };
  if (sent.kind === 'refused') {
    const { fault } = sent;
    // No token: that concerns everybody.
    if (fault.kind === 'refused') return { kind: 'not-allowed', cause: fault.remedy };
    return { kind: 'away', inDoubt: fault.kind === 'offline' && fault.inDoubt };
  }
  if (isGood(sent)) return { kind: 'installed' };
  // Of a request that was repeated: the first sending was taken.
  if (sent.status === 409) return sent.doubted ? { kind: 'installed' } : { kind: 'already' };
  const cause = causeOf(sent);
  const personal = sent.status === 404 || (sent.status === 403 && !EVERYBODY.test(cause));
  return personal ? { kind: 'refused', cause } : { kind: 'not-allowed', cause };
};

interface Installation {
  id: string;
  /** The app's id in the catalogue. */
  app: string | null;
}

/** Makes the port. `manifestId`: the manifest's id; `catalogId`: the id in the one tenant's catalogue, where configured. */
export const makePersonalApps = (
  client: GraphClient,
  { manifestId, catalogId }: { manifestId: string; catalogId: string | null },
): PersonalApps => {
  const learnt = new Map<string, string>();
  const effort = (): Effort => client.effort([], EFFORT_MS);
  const filter = encodeURIComponent(`teamsApp/externalId eq '${manifestId.replaceAll("'", "''")}'`);

  const find = async (as: As, person: string): Promise<Outcome<Installation | null>> => {
    const within = effort();
    const path = `${appsOf(person)}?$expand=teamsApp&$filter=${filter}`;
    const sent = await client.send(as, { method: 'GET', path }, within);
    if (!isGood(sent)) {
      const gone = sent.kind === 'answered' && sent.status === 404;
      return gone ? done(null) : failed(faultOf(sent, as, 'person', within.scopes));
    }
    const [found] = items(sent.body, 'value');
    const id = text<TeamsAppInstallation>(found, 'id');
    return done(id === null ? null : { id, app: text<TeamsAppInstallation>(found, 'teamsApp', 'id') });
  };

  return {
    async catalogId(as, holders) {
      const known = catalogId ?? learnt.get(as.tenant);
      if (known !== undefined) return done(known);
      for (const holder of holders) {
        const found = await find(as, holder);
        if (!found.ok) return found;
        const app = found.value?.app ?? null;
        if (app === null) continue;
        learnt.set(as.tenant, app);
        return done(app);
      }
      return done(null);
    },
    async install(as, person, app) {
      const bind = `${GRAPH_RESOURCE}/v1.0/appCatalogs/teamsApps/${encodeURIComponent(app)}`;
      const body = { 'teamsApp@odata.bind': bind };
      // Sent again, it is answered with 409: nothing is there twice.
      const ask = { method: 'POST', path: appsOf(person), body, repeatable: true } as const;
      return outcomeOf(await client.send(as, ask, effort()));
    },
    async chat(as, person) {
      const found = await find(as, person);
      if (!found.ok || found.value === null) return found.ok ? done(null) : found;
      const within = effort();
      const path = `${appsOf(person)}/${encodeURIComponent(found.value.id)}/chat?$select=id`;
      const sent = await client.send(as, { method: 'GET', path }, within);
      if (sent.kind === 'answered' && sent.status === 404) return done(null);
      const id = isGood(sent) ? text<Chat>(sent.body, 'id') : null;
      return id === null ? failed(faultOf(sent, as, 'person', within.scopes)) : done(id);
    },
  };
};
