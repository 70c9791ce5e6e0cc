/**
 * Graph's refusals: a status, one of the codes of learn.microsoft.com/graph/errors, and the error body that carries
 * them. A handler throws a `Refusal`; `index.ts` (and `batch.ts` for inner requests) turns it into an answer.
 */
import { randomUUID } from 'node:crypto';
import type { Req, Res } from '../http.ts';

export interface RefusalExtras {
  /** The more specific code in `innerError.code`. */
  inner?: string;
  headers?: Record<string, string>;
}

export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly inner: string | undefined;
  readonly headers: Record<string, string>;

  constructor(status: number, code: string, message: string, extras: RefusalExtras = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.inner = extras.inner;
    this.headers = extras.headers ?? {};
  }
}

/** What SharePoint and OneDrive answer to a request that they do not accept. */
export const invalidRequest = (message: string, inner?: string): Refusal =>
  new Refusal(400, 'invalidRequest', message, inner ? { inner } : {});

/** What Graph's own OData front answers. */
export const badRequest = (message: string): Refusal => new Refusal(400, 'BadRequest', message);

export const accessDenied = (message = 'Access denied'): Refusal => new Refusal(403, 'accessDenied', message);

/** Directory objects have their own word for "not allowed". */
export const insufficientPrivileges = (): Refusal =>
  new Refusal(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');

export const itemNotFound = (message = 'The resource could not be found.'): Refusal =>
  new Refusal(404, 'itemNotFound', message);

export const directoryNotFound = (id: string): Refusal =>
  new Refusal(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );

/** OData: a closed type takes only the properties that it declares. */
export const unknownProperty = (type: string, name: string): Refusal =>
  badRequest(
    `The property '${name}' does not exist on type 'microsoft.graph.${type}'. Make sure to only use property names that are defined by the type or mark the type as open type.`,
  );

/** Something that the real service has and this local one does not: said openly instead of pretending. */
export const notServed = (what: string): Refusal =>
  new Refusal(501, 'notSupported', `The local tenant does not serve ${what}.`);

export const unauthenticated = (): Refusal =>
  new Refusal(401, 'InvalidAuthenticationToken', 'Access token is empty, invalid or expired.', {
    headers: {
      'www-authenticate':
        'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000", error="invalid_token"',
    },
  });

/** The headers that bear the request's ids; a client's own id is echoed. */
export const requestIds = (req: Pick<Req, 'headers'>): { request: string; client: string } => {
  const request = randomUUID();
  return { request, client: req.headers['client-request-id'] ?? request };
};

/** The answer for a refusal, in the shape of learn.microsoft.com/graph/errors. */
export const refused = (refusal: Refusal, ids: { request: string; client: string }, at: Date): Res => ({
  status: refusal.status,
  headers: { ...refusal.headers },
  body: {
    error: {
      code: refusal.code,
      message: refusal.message,
      innerError: {
        ...(refusal.inner ? { code: refusal.inner } : {}),
        date: at.toISOString().slice(0, 19),
        'request-id': ids.request,
        'client-request-id': ids.client,
      },
    },
  },
});
