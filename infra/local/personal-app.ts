/** The app in people's personal chats as Graph's side sees it: what the connector knows, and the tenant's app policies. */
import type { Connector } from './connector/index.ts';
import type { PersonalApp } from './graph/call.ts';
import { personById, type Tenant } from './tenant.ts';

/** The people whom an administrator's policy keeps custom apps from (learn.microsoft.com/microsoftteams/teams-app-permission-policies). */
const blockedIn = (tenant: Tenant) => tenant.state.collection<{ at: string }>('apps.blocked');

/** Sets or lifts the policy for a person; an app that is there already stays. */
export const blockApp = (tenant: Tenant, person: string, blocked: boolean): void => {
  if (blocked) blockedIn(tenant).set(person, { at: tenant.clock.iso() });
  else blockedIn(tenant).delete(person);
};

export const makePersonalApp = (
  tenant: Tenant,
  connector: Pick<Connector, 'isInstalled' | 'installFor'>,
): PersonalApp => ({
  has: (person) => connector.isInstalled({ person }),
  install: (person) => connector.installFor(person),
  isBlocked: (person) => blockedIn(tenant).has(person),
  chatOf: (person) => personById(tenant, person)?.chat ?? '',
});
