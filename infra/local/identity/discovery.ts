/**
 * What the issuers publish about themselves.
 * https://learn.microsoft.com/en-us/entra/identity-platform/v2-protocols-oidc
 * https://learn.microsoft.com/en-us/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
import type { Tenant } from '../tenant.ts';
import { BOT_FRAMEWORK } from './claims.ts';

/** Names that stand for "any tenant" in Entra's addresses; they have a configuration but no tokens for this app. */
export const ANY_TENANT: readonly string[] = ['common', 'organizations', 'consumers'];

/** The OpenID configuration of a tenant, or of one of the names for any tenant. */
export const tenantConfiguration = (tenant: Tenant, name: string): Record<string, unknown> => {
  const base = `${tenant.addresses.https}/identity/${name}`;
  const issuer = ANY_TENANT.includes(name)
    ? `${tenant.addresses.https}/identity/{tenantid}/v2.0`
    : `${base}/v2.0`;
  return {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer,
    request_uri_parameter_supported: false,
    userinfo_endpoint: 'https://graph.microsoft.com/oidc/userinfo',
    // People's browsers do not trust the tenant's own authority: their pages are at the address without TLS.
    authorization_endpoint: `${tenant.addresses.http}/identity/${name}/oauth2/v2.0/authorize`,
    device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
    http_logout_supported: true,
    frontchannel_logout_supported: true,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    claims_supported: [
      ...['sub', 'iss', 'cloud_instance_name', 'cloud_instance_host_name', 'cloud_graph_host_name'],
      ...['msgraph_host', 'aud', 'exp', 'iat', 'auth_time', 'acr', 'nonce', 'preferred_username', 'name'],
      ...['tid', 'ver', 'at_hash', 'c_hash', 'email'],
    ],
    tenant_region_scope: ANY_TENANT.includes(name) ? null : 'EU',
    cloud_instance_name: 'microsoftonline.com',
    cloud_graph_host_name: 'graph.windows.net',
    msgraph_host: 'graph.microsoft.com',
  };
};

/** The OpenID configuration of the Bot Framework's own issuer, which signs what the channel sends. */
export const channelConfiguration = (tenant: Tenant): Record<string, unknown> => ({
  issuer: BOT_FRAMEWORK,
  authorization_endpoint: 'https://invalid.botframework.com',
  jwks_uri: `${tenant.addresses.https}/identity/botframework/.well-known/keys`,
  id_token_signing_alg_values_supported: ['RS256'],
  token_endpoint_auth_methods_supported: ['private_key_jwt'],
});
