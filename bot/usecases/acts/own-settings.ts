/** What a person chooses for themselves on cards that are no nudges: hours, reflection, fewer of a kind, pause. */
import { DEPTHS } from '../../core/reflection.ts';
import type { Reply } from '../../core/reply.ts';
import type { ChatPorts, Click, Spoken } from '../conversation.ts';
import type { PersonRecord } from '../ports.ts';
import { depthOf, pause, readTimes, reflect, reflecting, resume, saveTimes, timesOf } from '../settings.ts';

const times = async (ports: ChatPorts, person: PersonRecord, data: Click['data']): Promise<Spoken> => {
  if (data.from === undefined && data.to === undefined)
    return { reply: timesOf(person), language: person.language };
  const read = readTimes(data);
  if (!read.ok)
    return { reply: { kind: 'problem', fault: read.fault, card: null }, language: person.language };
  const saved = await saveTimes(ports, person.id, read.value);
  const language = saved?.language ?? person.language;
  return {
    reply: {
      kind: 'times-saved',
      window: read.value.window,
      reflection: read.value.weekday === null ? null : { weekday: read.value.weekday },
    },
    language,
  };
};

/** Presses on cards that are no nudges: welcome, pause, hours, reflection. Null for a verb that none of them has. */
export const onOwnSettings = async (
  ports: ChatPorts,
  person: PersonRecord,
  { verb, data }: Click,
): Promise<Spoken | null> => {
  const say = (reply: Reply): Spoken => ({ reply, language: person.language });
  switch (verb) {
    case 'times':
      return times(ports, person, data);
    case 'privacy':
      return say({ kind: 'privacy' });
    case 'pause':
      return say({ kind: 'paused', until: await pause(ports, person.id, null) });
    case 'resume':
      await resume(ports, person.id);
      return say({ kind: 'resumed' });
    case 'reflect': {
      const { weekday } = data;
      const chosen = typeof weekday === 'string' && /^[1-7]$/.test(weekday) ? Number(weekday) : null;
      // Cards from before there was a choice of depth do not ask, and leave it as it was.
      const depth =
        data.depth === undefined
          ? depthOf(person)
          : (DEPTHS.find((each) => String(each) === data.depth) ?? null);
      await reflect(ports, person.id, chosen, depth);
      return say(reflecting(chosen, depth));
    }
    default:
      return null;
  }
};
