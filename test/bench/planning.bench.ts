/** Planning a day for 1.2 million people, in a process whose memory is measured; and for a tenth of them with the same due. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { migrate, openPool } from '../../bot/store/database.ts';
import { openDatabase } from '../store/database.ts';
import type { Row } from './run.ts';
import { fillRegion } from './support/region.ts';

/** A shared service for forty municipalities and regions. */
const TENANTS = 40;
const PEOPLE = Number(process.env.BENCH_PEOPLE ?? 1_200_000);
/** Two in a hundred have something due that day: 24,000 of 1.2 million. */
const STIRRING = PEOPLE / 200;
const DUE_IN_EACH = 4;
const MOST_SECONDS = 60;
const MOST_MIB = 512;
const MOST_TIMES = 1.5;

const CHILD = fileURLToPath(new URL('support/plan-day.ts', import.meta.url));

interface Planned {
  ms: number;
  slots: number;
  cards: number;
  drops: number;
  rss: number;
}

const planDay = async (people: number): Promise<Planned> => {
  const database = await openDatabase();
  try {
    const pool = openPool(database.url, () => undefined);
    await migrate(pool);
    await fillRegion(pool, { people, tenants: TENANTS, stirring: STIRRING, dueInEach: DUE_IN_EACH });
    await pool.end();
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', CHILD],
      { env: { ...process.env, DATABASE_URL: database.url, NODE_OPTIONS: '' } },
    );
    return JSON.parse(stdout) as Planned;
  } finally {
    await database.close();
  }
};

const n = (value: number): string => value.toLocaleString('en-US');

export const planning = {
  name: 'planning',
  async run(): Promise<Row[]> {
    const due = STIRRING * DUE_IN_EACH;
    const few = await planDay(PEOPLE / 10);
    const many = await planDay(PEOPLE);
    const seconds = many.ms / 1_000;
    const times = many.ms / few.ms;
    return [
      {
        what: `planning a day for ${n(PEOPLE)} people, ${n(due)} of them with something due (${many.slots} slots)`,
        value: `${seconds.toFixed(1)} s`,
        limit: `≤ ${MOST_SECONDS} s`,
        holds: seconds <= MOST_SECONDS,
      },
      {
        what: 'most memory of the process that plans',
        value: `${Math.round(many.rss)} MiB`,
        limit: `≤ ${MOST_MIB} MiB`,
        holds: many.rss <= MOST_MIB,
      },
      {
        what: `cards claimed and queued for ${n(PEOPLE)} and for ${n(PEOPLE / 10)} people`,
        value: `${n(many.cards)} and ${n(few.cards)}`,
        limit: `${n(due)} and ${n(due)}`,
        holds: many.cards === due && few.cards === due,
      },
      {
        what: `time against a tenth of the people with the same due (${(few.ms / 1_000).toFixed(1)} s)`,
        value: times.toFixed(2),
        limit: `≤ ${MOST_TIMES}`,
        holds: times <= MOST_TIMES,
      },
    ];
  },
};
