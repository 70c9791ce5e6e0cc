/**
 * Everywhere something can be typed, and the only places where it may be found afterwards: no place but Microsoft's own
 * side, unless the row says so. A new place to type gets a row here.
 */
import type { House, Message, Person, Unit } from './house.ts';

export interface Typing {
  house: House;
  unit: Unit;
  manager: Person;
  lead: Person;
  person: Person;
  /** The message with a question to think about that stands in the person's chat. */
  prompt: Message;
}

export interface CanaryInput {
  what: string;
  /** Types it. Resolves with the status of each answer; each must be one of `answers`, 2xx when left out. */
  type(world: Typing, word: string): Promise<number[]>;
  answers?: readonly number[];
  /** Tables of ours in which it belongs. */
  tables?: readonly string[];
  /** It is the unit's, written as if public: it goes to its lists through Graph, and into exports. */
  public?: true;
  /** It goes through Graph to the person's own OneDrive. */
  drive?: true;
  /** It stands on a card, which the bot sends back into the chat where it was typed. */
  card?: true;
  /** After the person has erased everything (or stepped out of the inventory) it is in no table. */
  erasable?: true;
}

const unitPath = ({ unit }: Typing, rest: string): string => `units/${encodeURIComponent(unit.id)}/${rest}`;
const api = async (
  { house }: Typing,
  who: Person,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<number[]> => [(await house.api(who, method, path, body, headers)).status];
const say = async ({ house, person }: Typing, text: string, where = 'personal'): Promise<number[]> => {
  await house.control('POST', 'say', { person: person.id, where, text });
  return [200];
};
const chat = (
  what: string,
  text: (word: string) => string,
  more: Partial<CanaryInput> = {},
): CanaryInput => ({
  what,
  type: (world, word) => say(world, text(word)),
  ...more,
});
const refused = (what: string, type: CanaryInput['type']): CanaryInput => ({
  what,
  type,
  answers: [400, 401, 403, 404, 405, 415, 422],
});
const versionOf = async (world: Typing, path: string): Promise<string> => {
  const { body } = await world.house.api<{ version: string }>(world.manager, 'GET', unitPath(world, path));
  return body.version;
};

export const CANARY_INPUTS: readonly CanaryInput[] = [
  // Reflections.
  {
    what: 'a note to oneself, from the question page',
    type: (world, word) =>
      api(world, world.person, 'POST', 'me/notes', { text: `Jag tänkte på ${word}, "ja".` }),
    drive: true,
  },
  chat('an answer in the chat while a question stands there', (word) => `Jag tog för givet att ${word}`),
  {
    what: 'something typed into the card of a question',
    async type({ house, person, prompt }, word) {
      const card = prompt.activity.attachments?.[0]?.content;
      const action = card?.actions?.find(({ verb }) => verb === 'skip');
      if (!action) throw new Error('the question has no [Hoppa över]');
      const inputs = { answer: word, text: word };
      const clicked = await house.control<{ status: number }>('POST', 'click', {
        ...{ person: person.id, activityId: prompt.id, action, inputs },
      });
      return [clicked.status];
    },
  },
  // Free chat.
  chat('a message that nobody understands', (word) => `blåbär ${word} hallon`),
  chat('a long text', (word) => `${word} ${'och sedan hände det ena efter det andra '.repeat(40)}`),
  chat('somebody who is not well', (word) => `jag vill inte leva längre ${word}`),
  chat('a case', (word) => `min chef trakasserar mig ${word}`),
  chat('a guess about somebody', (word) => `är ${word} gay`),
  chat('a word that is looked up', (word) => `vad betyder ${word}`, { card: true }),
  chat('more words behind a command', (word) => `nästa möte ${word}`),
  {
    what: 'a message to the bot in the channel',
    type: (world, word) => say(world, `blåbär ${word}`, world.unit.channel),
  },
  // The message extension and dialogs.
  {
    what: 'a search beside the composer',
    async type({ house, person, unit }, word) {
      const where = unit.channel;
      const answer = await house.control<{ status: number }>('POST', 'search', {
        person: person.id,
        where,
        command: 'actions',
        text: word,
      });
      return [answer.status];
    },
  },
  {
    what: 'a colleague’s message that a dialog is opened about',
    async type({ house, person, unit }, word) {
      await house.control('POST', 'say', {
        ...{ person: person.id, where: unit.channel, text: `Skylten ${word}`, mention: false },
      });
      const chatted = await house.control<{ lines: { id: string }[] }>(
        'GET',
        `chat?person=${person.id}&where=${encodeURIComponent(unit.channel)}`,
      );
      const message = chatted.lines.find((one) => JSON.stringify(one).includes(word));
      if (!message) throw new Error('the message is not there');
      const answer = await house.control<{ status: number }>('POST', 'command', {
        person: person.id,
        activityId: message.id,
        command: 'makeAction',
      });
      return [answer.status];
    },
  },
  // Requests that are wrong in some way.
  refused('a body that is not JSON', async ({ house, person }, word) => {
    const { token } = await house.control<{ token: string }>('POST', 'token', { person: person.id });
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await fetch(`${house.bot}/api/me/notes`, {
      method: 'POST',
      headers,
      body: `{"text": "${word}`,
    });
    return [answer.status];
  }),
  refused('a field that there is not', (world, word) =>
    api(world, world.person, 'POST', 'me/notes', { text: 'x', [word]: word }),
  ),
  refused('an address and a query', async (world, word) => [
    ...(await api(world, world.person, 'GET', `units/${word}/plan?q=${word}`)),
    ...(await api(world, world.person, 'GET', `${word}?q=${word}`)),
  ]),
  refused('a token and a key', async ({ house }, word) => {
    const headers = { authorization: `Bearer ${word}`, 'idempotency-key': word, 'user-agent': word };
    return [(await fetch(`${house.bot}/api/me`, { headers })).status];
  }),
  // What the unit writes as if public: found where it belongs, which also shows that the search sees.
  {
    what: 'an action of the plan',
    type: (world, word) =>
      api(world, world.manager, 'POST', unitPath(world, 'plan'), { title: `Åtgärd ${word}` }),
    // A version of the plan is decided further down, with the action in it.
    ...{ public: true, tables: ['projected_rows', 'plan_versions'] },
  },
  {
    what: 'a proposal from the chat',
    type: (world, word) => say(world, `föreslå Punkt ${word}`),
    ...{ public: true, card: true, tables: ['projected_rows'] },
  },
  {
    what: 'the note on a version of the plan',
    type: (world, word) =>
      api(world, world.manager, 'POST', unitPath(world, 'plan/versions'), {
        decidedOn: '2026-01-12',
        note: word,
      }),
    tables: ['plan_versions'],
  },
  {
    what: 'contacts of the unit',
    async type(world, word) {
      const contacts = [{ id: 'c1', name: word, kind: 'other', link: null, checkedOn: '2026-01-12' }];
      const version = await versionOf(world, 'contacts');
      return api(
        world,
        world.manager,
        'PUT',
        unitPath(world, 'contacts'),
        { contacts },
        { 'If-Match': version },
      );
    },
    tables: ['unit_contacts'],
  },
  // The competence inventory.
  {
    what: 'a comment on what the process lead put',
    type: (world, word) =>
      api(world, world.person, 'PUT', 'me/competence', {
        ...{ answers: { 'hbtqi-begrepp': 'medelkunskap' }, comment: `Jag ser det annorlunda: ${word}` },
      }),
    tables: ['competence'],
    erasable: true,
  },
  {
    what: 'an area of the unit’s own',
    type: (world, word) =>
      api(world, world.lead, 'PUT', unitPath(world, 'matrix'), {
        published: true,
        own: [
          {
            ...{ area: 'bemotande', title: `Eget ${word}`, description: word },
            levels: { behov_av_baskunskap: word, medelkunskap: word, hog_kunskap: word },
          },
        ],
      }),
    tables: ['matrices'],
  },
  {
    what: 'the name and questions of method support',
    type: (world, word) =>
      api(world, world.lead, 'PUT', unitPath(world, 'talks/support'), {
        ...{ name: `Stöd ${word}`, url: null, questions: [`Vad ser du, ${word}?`] },
      }),
    tables: ['method_supports'],
  },
  {
    what: 'what a talk led to',
    async type(world, word) {
      const day = '2026-01-12';
      const made = await world.house.api<{ id: string; version: string }>(
        world.lead,
        'POST',
        unitPath(world, 'talks'),
        { people: [world.person.id], part: 1, day },
      );
      const decision = { title: `Beslut ${word}`, operationalPlan: null, reason: `För att ${word}` };
      const path = unitPath(world, `talks/${made.body.id}`);
      const headers = { 'If-Match': made.body.version };
      return [
        made.status,
        ...(await api(world, world.lead, 'PATCH', path, { decision, held: true }, headers)),
      ];
    },
    ...{ public: true, tables: ['projected_rows', 'talk_decisions'] },
  },
];

/** What has to stand before the inventory's inputs are taken; run once, when the server has its routes. */
export const openInventory = async (world: Typing): Promise<number[]> => [
  ...(await api(world, world.lead, 'PUT', unitPath(world, 'trust'), { held: '2026-01-12' })),
  ...(await api(world, world.lead, 'PUT', unitPath(world, 'matrix'), { published: true })),
  ...(await api(world, world.lead, 'PUT', `people/${world.person.id}/competence`, {
    answers: { 'hbtqi-begrepp': 'behov_av_baskunskap' },
  })),
];
