/** Posts activities and judges what comes of each: an answer or a deliberate silence, never an exception. */
import fc from 'fast-check';
import { TENANT } from '../channel.ts';
import { documented } from './documented.ts';
import type { ActivitiesHouse } from './house.ts';
import { mutated } from './mutated.ts';
import { isWhole } from './odd.ts';

/** 200: answered or left alone; 400: no activity that can be read; 403: another tenant; 501: not offered. */
const DELIBERATE = new Set([200, 400, 403, 501]);

export interface Verdict {
  status: number;
  /** What is wrong about it; empty: nothing. */
  wrong: string[];
}

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [key, ...textsIn(each)]);
};

/** Posts one activity; whatever Teams could not take of what the bot sent counts as wrong too. */
export const judge = async (
  { channel, broken }: ActivitiesHouse,
  activity: unknown,
  authorization: string,
): Promise<Verdict> => {
  channel.received.length = 0;
  const before = broken().length;
  const { status, body } = await channel.post(activity, { authorization });
  const wrong: string[] = [];
  if (!DELIBERATE.has(status)) wrong.push(`status ${status}`);
  if ((body as { statusCode?: unknown } | null)?.statusCode === 500) wrong.push('the envelope says 500');
  for (const error of broken().slice(before)) wrong.push(JSON.stringify(error));
  for (const { method, body: sent } of channel.received) {
    if (!textsIn(sent).every(isWhole)) wrong.push('sent half a character');
    if (method !== 'GET' && !sent.text && !(sent.attachments as unknown[] | undefined)?.length)
      wrong.push('sent an empty message');
  }
  return { status, wrong };
};

/** Runs so many mutated activities; rejects with the smallest that goes wrong. Gives how many got past the door. */
export const tryMutated = async (
  house: ActivitiesHouse,
  runs: number,
  seed: number,
): Promise<{ answered: number; refused: number }> => {
  const authorization = `Bearer ${await house.channel.token()}`;
  const bases = [
    ...house.own,
    ...documented(house.channel.activity(), TENANT).map(({ activity }) => activity),
  ];
  const counts = { answered: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(mutated(bases), async (activity) => {
      const { status, wrong } = await judge(house, activity, authorization);
      if (status === 200 || status === 501) counts.answered++;
      else counts.refused++;
      if (wrong.length > 0)
        throw new Error(`${wrong.join('; ')} for ${JSON.stringify(activity).slice(0, 2_000)}`);
    }),
    { numRuns: runs, seed, interruptAfterTimeLimit: 20 * 60_000, markInterruptAsFailure: true },
  );
  return counts;
};
