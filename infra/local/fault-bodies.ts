/** Error answers in the shape of each service, for faults that are made on purpose. */
import { randomUUID } from 'node:crypto';
import type { Res } from './http.ts';
import { errorBody } from './identity/errors.ts';

export type Service = 'graph' | 'connector' | 'identity';

/** What Graph and SharePoint write as `code` with a status. https://learn.microsoft.com/en-us/graph/errors */
const GRAPH_CODES: Record<number, string> = {
  400: 'invalidRequest',
  401: 'InvalidAuthenticationToken',
  403: 'accessDenied',
  404: 'itemNotFound',
  409: 'nameAlreadyExists',
  410: 'resyncRequired',
  412: 'resourceModified',
  423: 'notAllowed',
  429: 'activityLimitReached',
  500: 'generalException',
  502: 'badGateway',
  503: 'serviceNotAvailable',
  504: 'gatewayTimeout',
  507: 'quotaLimitReached',
};

/**
 * What the connector writes.
 * https://learn.microsoft.com/en-us/microsoftteams/platform/bots/build-conversational-capability#status-code-responses
 */
const CONNECTOR_CODES: Record<number, string> = {
  400: 'Bad Argument',
  401: 'BotNotRegistered',
  403: 'ForbiddenOperationException',
  404: 'ConversationNotFound',
  412: 'PreconditionFailed',
  413: 'MessageSizeTooBig',
  429: 'Throttled',
  500: 'ServiceError',
  502: 'ServiceError',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
};

const MESSAGE = 'A fault that was asked for through the control interface of the local tenant.';

const identityError = (status: number): [string, number] => {
  if (status === 401) return ['invalid_client', 7000215];
  if (status < 500 && status !== 429) return ['invalid_grant', 50000];
  return ['temporarily_unavailable', status === 429 ? 90055 : 90033];
};

/** The answer of `service` with a status, an error code of choice and perhaps Retry-After. */
export const faultAnswer = (
  service: Service,
  status: number,
  code?: string,
  retryAfter?: number | string,
): Res => {
  const headers: Record<string, string> =
    retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  if (status === 0) return { status };
  if (status < 400) return { status, headers };
  if (service === 'identity') {
    const [error, number] = identityError(status);
    return { status, headers, body: errorBody(code ?? error, number, `AADSTS${number}: ${MESSAGE}`) };
  }
  if (service === 'connector')
    return {
      status,
      headers,
      body: { error: { code: code ?? CONNECTOR_CODES[status] ?? 'ServiceError', message: MESSAGE } },
    };
  const request = randomUUID();
  return {
    status,
    headers: { 'request-id': request, ...headers },
    body: {
      error: {
        code: code ?? GRAPH_CODES[status] ?? 'generalException',
        message: MESSAGE,
        innerError: {
          date: new Date().toISOString().slice(0, 19),
          'request-id': request,
          'client-request-id': request,
        },
      },
    },
  };
};
