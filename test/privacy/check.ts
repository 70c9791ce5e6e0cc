/** Asks every role at every door, and says where the answers differ from the table. */

import { UNIT } from '../memory/world.ts';
import type { Answered } from '../web/house.ts';
import { ALL, type PrivacyHouse, ROLES, type Role } from './house.ts';
import type { Row } from './who-may-table.ts';

const NOWHERE = '19:nowhere@thread.tacv2';
const NOTHING = '4711';
const OUTSIDE: readonly Role[] = ['neighbour', 'nobody', 'operator'];

export type Wrong = [who: string | null, status: number, text: string];

/** Asks as somebody, about a unit and what is in it (or, with `other`, about a thing that is nowhere). */
const ask = (
  house: PrivacyHouse,
  person: string | null,
  route: string,
  row: Row,
  { unit = UNIT, other }: { unit?: string; other?: string } = {},
): Promise<Answered> => {
  const [method = '', rest = ''] = route.split(' ');
  const named = row.names?.(house.things);
  const base = rest.startsWith('/api/') ? rest : `/api/units/${encodeURIComponent(unit)}${rest}`;
  const path = base.replace(/:(id|step|number)/, encodeURIComponent(other ?? named?.id ?? ''));
  const body = row.body?.(house.things);
  const binary = body instanceof Uint8Array;
  return house.ask(`${path}${row.query ?? ''}`, {
    method,
    person,
    ...(body === undefined ? {} : { body }),
    headers: {
      ...(named?.version === undefined ? {} : { 'If-Match': named.version }),
      ...(binary ? { 'content-type': 'application/octet-stream' } : {}),
    },
  });
};
const isRefused = ({ status, json }: Answered): boolean =>
  status === 403 && json.type === '/problems/not-allowed';

/** Whoever is in the unit and may not: 403, the same whether the thing exists or not. */
export const wronglyAnswered = async (house: PrivacyHouse, route: string, row: Row): Promise<Wrong[]> => {
  const wrong: Wrong[] = [];
  for (const role of ALL.filter((one) => !row.may.includes(one) && !OUTSIDE.includes(one))) {
    const answer = await ask(house, ROLES[role], route, row);
    if (!isRefused(answer)) wrong.push([role, answer.status, answer.text]);
    if (!row.names || row.known) continue;
    const none = await ask(house, ROLES[role], route, row, { other: NOTHING });
    if (none.text !== answer.text) wrong.push([role, none.status, none.text]);
  }
  return wrong;
};

/** Whoever is outside: as if there were no such unit. Nobody at all: 401. */
export const wronglyToldOutside = async (house: PrivacyHouse, route: string, row: Row): Promise<Wrong[]> => {
  const wrong: Wrong[] = [];
  for (const person of [...OUTSIDE.map((role) => ROLES[role]), null]) {
    const real = await ask(house, person, route, row);
    const none = await ask(house, person, route, row, { unit: NOWHERE, other: NOTHING });
    const refused = person === null ? real.status === 401 : [403, 404].includes(real.status);
    if (!refused || real.text !== none.text || real.status !== none.status)
      wrong.push([person, real.status, `${real.text} ${none.status} ${none.text}`]);
  }
  return wrong;
};

/** Whoever may is not stopped at the door; the same request got the others a 403, so it is right in every other way. */
export const wronglyRefused = async (house: PrivacyHouse, route: string, row: Row): Promise<Wrong[]> => {
  const nowhere = await ask(house, ROLES.nobody, route, row);
  const wrong: Wrong[] = [];
  for (const role of row.may) {
    const { status, text } = await ask(house, ROLES[role], route, row);
    if ([401, 403, 415, 500].includes(status) || text === nowhere.text) wrong.push([role, status, text]);
  }
  return wrong;
};
