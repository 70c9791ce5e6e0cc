/** Activities with one to four things wrong or odd about them, anywhere inside. */
import fc from 'fast-check';
import { oddText } from './odd.ts';

type Fields = Record<string, unknown>;
type Path = (string | number)[];

/** What a field may become: nothing, something of another kind, something far too much. */
const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: oddText },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(null, true, 0, -1, 1e308, '', [], {}, [[]], [null]) },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('message', 'invoke', 'adaptiveCard/action', 'add', 'done', 'sv-SE'),
  },
);

interface Mutation {
  /** Whether it may take away what no activity is one without: then the bot refuses it, and little behind is seen. */
  harsh: boolean;
  /** Which of the places, as a share of them all. */
  where: number;
  how: 'replace' | 'remove' | 'add' | 'double';
  key: string;
  value: unknown;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  harsh: fc.integer({ min: 1, max: 10 }).map((chance) => chance === 10),
  where: fc.double({ min: 0, max: 0.999, noNaN: true }),
  how: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'add', 'double'),
  key: fc.oneof(
    fc.constantFrom('text', 'value', 'name', 'aadObjectId', 'verb', 'data', 'item', 'nudge', 'locale', 'id'),
    oddText,
  ),
  value,
});

/** Who sends and for whom: changed, the activity is refused at the door, and nothing behind it is seen. */
const DOOR = new Set([
  'channelId',
  'serviceUrl',
  'channelData.tenant',
  'channelData.tenant.id',
  'conversation.tenantId',
]);

/** What no activity is one without. */
const FIRM = new Set([
  'type',
  'from',
  'from.id',
  'recipient',
  'recipient.id',
  'conversation',
  'conversation.id',
  'channelData',
]);

const pathsIn = (thing: unknown, at: Path = []): Path[] => {
  const here: Path[] = at.length === 0 || DOOR.has(at.join('.')) ? [] : [at];
  if (typeof thing !== 'object' || thing === null) return here;
  const inside = Array.isArray(thing)
    ? thing.flatMap((each, index) => pathsIn(each, [...at, index]))
    : Object.entries(thing).flatMap(([key, each]) => pathsIn(each, [...at, key]));
  return [...here, ...inside];
};

const apply = (activity: Fields, { harsh, where, how, key, value: given }: Mutation): void => {
  const paths = pathsIn(activity).filter((path) => harsh || !FIRM.has(path.join('.')));
  const path = paths[Math.floor(where * paths.length)] ?? ['text'];
  let holder: unknown = activity;
  for (const step of path.slice(0, -1)) holder = (holder as Fields)[step];
  const last = path.at(-1) ?? '';
  const place = holder as Fields;
  if (how === 'remove') delete place[last];
  else if (how === 'add')
    Object.defineProperty(place, key, { value: given, enumerable: true, writable: true, configurable: true });
  else if (how === 'double') place[last] = [place[last], place[last]];
  else place[last] = given;
};

/** A mutated copy of one of the activities. */
export const mutated = (bases: readonly Fields[]): fc.Arbitrary<Fields> =>
  fc
    .tuple(fc.constantFrom(...bases), fc.array(mutation, { minLength: 1, maxLength: 4 }))
    .map(([base, mutations]) => {
      const activity: Fields = structuredClone(base);
      for (const each of mutations) apply(activity, each);
      return activity;
    });
