import { talksContract } from '../contracts/talks.ts';
import { makeMemoryTalks } from './talks.ts';

const talks = makeMemoryTalks();
talksContract('memory', () => ({
  talks,
  erase: async (person) => talks.forget(person),
  stay: async (unit, people) => {
    const known = (await talks.of(unit)).flatMap((talk) => [talk.lead, ...talk.people]);
    for (const person of known) if (!people.includes(person)) talks.forget(person, unit);
  },
}));
