/** Rows in a unit's lists, written as another program of the manager's would. */
import type { House, Person, Unit } from '../../walks/support/house.ts';

/** Graph takes so many requests in a batch. */
const BATCH = 20;

type Fields = Record<string, unknown>;

/** Adds rows to a list; resolves with their ids in order. */
export const addRows = async (
  house: House,
  manager: Person,
  unit: Unit,
  list: string,
  rows: readonly Fields[],
): Promise<string[]> => {
  const ids: string[] = [];
  for (let from = 0; from < rows.length; from += BATCH) {
    const requests = rows.slice(from, from + BATCH).map((fields, n) => ({
      id: String(n),
      method: 'POST',
      url: `/sites/${unit.site}/lists/${list}/items`,
      headers: { 'Content-Type': 'application/json' },
      body: { fields: { Unit: unit.id, ...fields } },
    }));
    const answer = await house.graph<{ responses: { id: string; status: number; body: { id?: string } }[] }>(
      manager,
      'POST',
      '$batch',
      { requests },
    );
    const { responses } = answer.body;
    const refused = responses.find(({ status }) => status !== 201);
    if (answer.status !== 200 || refused)
      throw new Error(`${list}: ${answer.status} ${JSON.stringify(refused)}`);
    ids.push(...responses.toSorted((a, b) => Number(a.id) - Number(b.id)).map(({ body }) => body.id ?? ''));
  }
  return ids;
};
