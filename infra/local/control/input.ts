/** What the control interface takes: bodies with known fields only, people and units that exist. */
import { z } from 'zod';
import { jsonOf, type Req } from '../http.ts';
import { accountById, type Person, personById, placesIn, type Tenant, type Unit } from '../tenant.ts';

/** A refused call: a status of the 4xx and a text that says what to mend. */
export class ControlRefusal extends Error {
  readonly status: number;
  constructor(status: number, text: string) {
    super(text);
    this.status = status;
  }
}

const told = (error: z.ZodError): string =>
  error.issues
    .map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
    .join('; ');

/** The body as `schema` wants it; refused with 400 when it is no JSON, lacks a field or has an unknown one. */
export const bodyAs = <T>(req: Req, schema: z.ZodType<T>): T => {
  const body = req.body.length === 0 ? {} : jsonOf(req);
  if (body === undefined) throw new ControlRefusal(400, 'The body is not valid JSON.');
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new ControlRefusal(400, told(parsed.error));
  return parsed.data;
};

/** The person with an object id; refused with 404 when there is none. */
export const personNamed = (tenant: Tenant, id: string): Person => {
  const person = personById(tenant, id);
  if (!person)
    throw new ControlRefusal(404, `person: nobody in the tenant has the id ${id}. See GET /control/people.`);
  return person;
};

/** Anybody who can sign in: a person by object id, an administrator also by sign-in name; refused with 404 otherwise. */
export const accountNamed = (tenant: Tenant, name: string): Person => {
  const account =
    accountById(tenant, name) ?? tenant.administrators.find(({ upn }) => upn === name.toLowerCase());
  if (!account)
    throw new ControlRefusal(
      404,
      `person: nobody has the id ${name}. Administrators: ${tenant.administrators.map(({ upn }) => upn).join(', ')}.`,
    );
  return account;
};

/** The unit with a site; refused with 404 when there is none. */
export const unitWithSite = (tenant: Tenant, site: string): Unit => {
  const unit = placesIn(tenant).find((one) => one.site === site || one.id === site);
  if (!unit) throw new ControlRefusal(404, `site: no unit has the site ${site}. See GET /control/units.`);
  return unit;
};

/** An instant in ISO 8601, UTC or with an offset. */
export const instant = z.iso.datetime({
  offset: true,
  error: 'must be an instant like 2026-01-12T07:00:00Z',
});
