/**
 * What a token request asks for: scopes of one resource.
 * https://learn.microsoft.com/en-us/entra/identity-platform/scopes-oidc
 */
import type { Tenant } from '../tenant.ts';
import { BOT_FRAMEWORK, GRAPH_ID, GRAPH_URL } from './claims.ts';
import { missing, Refusal } from './errors.ts';
import { OIDC_SCOPES } from './permissions.ts';

export type Resource = 'graph' | 'bot-framework' | 'self';

export interface Wish {
  resource: Resource;
  /** As asked for, e.g. `https://graph.microsoft.com/User.Read`; the scopes of OpenID Connect left out. */
  asked: string[];
  /** Names without their resource, e.g. `User.Read` or `.default`. */
  names: string[];
  oidc: string[];
}

const resourceOf = (tenant: Tenant, identifier: string): Resource => {
  const lower = identifier.toLowerCase().replace(/\/$/, '');
  if (lower === '' || lower === GRAPH_URL || lower === GRAPH_ID) return 'graph';
  if (lower === BOT_FRAMEWORK) return 'bot-framework';
  if (lower === tenant.ids.appId || (lower.startsWith('api://') && lower.endsWith(tenant.ids.appId)))
    return 'self';
  throw new Refusal(
    400,
    'invalid_resource',
    500011,
    `The resource principal named ${identifier} was not found in the tenant named Exempelkommun. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`,
  );
};

/** Reads the parameter `scope`; without a resource a scope is one of Graph. */
export const readScope = (tenant: Tenant, form: URLSearchParams): Wish => {
  const text = form.get('scope')?.trim();
  if (!text) throw missing('scope');
  const all = text.split(/\s+/);
  const oidc = all.filter((scope) => OIDC_SCOPES.includes(scope.toLowerCase()));
  const asked = all.filter((scope) => !OIDC_SCOPES.includes(scope.toLowerCase()));
  const parts = asked.map((scope) => {
    const cut = scope.lastIndexOf('/');
    return { resource: resourceOf(tenant, cut < 0 ? '' : scope.slice(0, cut)), name: scope.slice(cut + 1) };
  });
  const resource = parts[0]?.resource ?? 'graph';
  if (parts.some((part) => part.resource !== resource))
    throw new Refusal(
      400,
      'invalid_request',
      28000,
      `Provided value for the input parameter scope is not valid because it contains more than one resource. Scope ${text} is not valid.`,
    );
  const names = parts.map((part) => part.name);
  const bad = names.find((name) => !/^[\w.-]+$/.test(name));
  if (bad !== undefined)
    throw new Refusal(
      400,
      'invalid_scope',
      70011,
      `The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope ${text} is not valid.`,
    );
  return { resource, asked, names, oidc };
};
