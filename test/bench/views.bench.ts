/**
 * A unit with a plan of 500 actions and 300 agenda items: every view's requests over HTTP, on the whole program as
 * `npm start` runs it, sorted and filtered as the tab does it.
 */
import { House } from '../walks/support/house.ts';
import type { Row } from './run.ts';
import { fillUnit, SIZES } from './support/full-unit.ts';
import { p95, viewRoutes } from './support/views.ts';

const WARM = 3;
const TIMES = 40;
const LIMIT_MS = 200;

const row = (what: string, times: readonly number[]): Row => {
  const value = p95(times);
  return {
    what,
    value: `${Math.round(value)} ms (median ${Math.round(times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0)})`,
    limit: `≤ ${LIMIT_MS} ms`,
    holds: value <= LIMIT_MS,
  };
};

export const views = {
  name: 'views',
  async run(): Promise<Row[]> {
    // What the app may ask of Graph in a minute is another measurement's matter.
    const house = await House.open({ GRAPH_UNITS_PER_MINUTE: '1000000' });
    try {
      const { manager, unit } = await fillUnit(house);
      const { token } = await house.control<{ token: string }>('POST', 'token', { person: manager.id });
      const ask = async (path: string): Promise<{ ms: number; body: string }> => {
        const start = performance.now();
        const answer = await fetch(`${house.bot}/api/${path}`, {
          headers: { authorization: `Bearer ${token}`, 'accept-language': 'sv' },
        });
        const body = await answer.text();
        const ms = performance.now() - start;
        if (answer.status !== 200) throw new Error(`GET ${path}: ${answer.status} ${body.slice(0, 300)}`);
        return { ms, body };
      };
      const rows: Row[] = [];
      for (const { view, path, holds } of await viewRoutes(ask, unit.id)) {
        const times: number[] = [];
        for (let n = 0; n < WARM + TIMES; n++) {
          const { ms, body } = await ask(path);
          if (n === 0 && holds && !holds(JSON.parse(body))) throw new Error(`GET ${path}: not all is there`);
          if (n >= WARM) times.push(ms);
        }
        rows.push(row(`${view}: GET ${path.replace(encodeURIComponent(unit.id), '…')}`, times));
      }
      const { actions, items, meetings, findings } = SIZES;
      rows.unshift({
        what: 'the unit',
        value: `${actions} actions, ${items} agenda items, ${meetings} meetings, ${findings} findings`,
        limit: 'as written',
        holds: true,
      });
      return rows;
    } finally {
      await house.close();
    }
  },
};
