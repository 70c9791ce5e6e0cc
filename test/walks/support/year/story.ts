/**
 * One unit's year: it is set up on 12 January 2026, its clock is moved a week at a time, and after each week people press
 * what such people press. What came is kept in its first form, before anybody pressed a button.
 */
import type { Card, CardAction, House, Message, Person, Unit } from '../house.ts';
import { instant, quietDay, YEAR } from './days.ts';
import { ACTIONS, APTS, CERTIFICATE, type Given, GROUP_MEETINGS, PEOPLE, SESSION } from './plan.ts';
import { answersTo } from './presses.ts';

export interface Came {
  /** Null: in the channel. */
  person: Person | null;
  at: string;
  id: string;
  summary: string;
  card: Card | null;
}

export interface Year {
  unit: Unit;
  all: Person[];
  came: Came[];
  /** Instants at which somebody spoke with the bot or added it: what it says then is an answer. */
  spoken: Set<string>;
  /** From which day until which day (exclusive) a person is not to be written to. */
  away: { person: string; from: string; to: string }[];
}

export const personNamed = (people: readonly Person[], name: string): Person => {
  const found = people.find((person) => person.name === name);
  if (found === undefined) throw new Error(`nobody is called ${name}`);
  return found;
};

const enc = encodeURIComponent;
const must = <T>(what: string, answer: { status: number; body: T }): T => {
  if (answer.status >= 300) throw new Error(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};

const isButton = (part: object): part is CardAction => 'verb' in part && 'data' in part && 'title' in part;

/** Every button of a card, wherever it stands. */
export const buttonsOf = (card: unknown): CardAction[] => {
  if (Array.isArray(card)) return card.flatMap(buttonsOf);
  if (typeof card !== 'object' || card === null) return [];
  const own = 'fallback' in card && isButton(card) ? [card] : [];
  return [
    ...own,
    ...Object.entries(card).flatMap(([name, part]) => (name === 'refresh' ? [] : buttonsOf(part))),
  ];
};

class Story {
  readonly house: House;
  readonly year: Year;
  readonly manager: Person;
  private readonly path: string;
  private readonly known = new Set<string>();

  constructor(house: House, unit: Unit, all: Person[], manager: Person) {
    this.house = house;
    this.manager = manager;
    this.path = `units/${enc(unit.id)}`;
    this.year = { unit, all, came: [], spoken: new Set(), away: [] };
  }

  who(name: string): Person {
    return personNamed(this.year.all, name);
  }

  async post<T>(to: string, body: unknown): Promise<T> {
    return must(to, await this.house.api<T>(this.manager, 'POST', `${this.path}/${to}`, body));
  }

  async spoke(): Promise<void> {
    const { now } = await this.house.control<{ now: string }>('GET', 'clock');
    this.year.spoken.add(now);
  }

  async install(person: Person, where?: string): Promise<void> {
    await this.spoke();
    await this.house.install(person, where);
  }

  async say(name: string, text: string): Promise<void> {
    await this.spoke();
    await this.house.control('POST', 'say', { person: this.who(name).id, where: 'personal', text });
  }

  async member(name: string, present: boolean): Promise<void> {
    await this.house.control('POST', 'members', {
      unit: this.year.unit.id,
      person: this.who(name).id,
      present,
    });
  }

  async add({ title, area, owner, due }: Given): Promise<void> {
    const ownerRole = owner === this.manager.name ? 'chef' : 'medarbetare';
    await this.post('plan', {
      ...{ title, area, need: 'Det kom fram i dialogen.', goal: 'Det märks för den som kommer hit.' },
      ...{ ownerRole, ownerId: this.who(owner).id, dueDate: due, followUpDate: '2026-12-10' },
      ...{ indicator: 'Frågas i enkäten', state: 'active' },
    });
  }

  /** An agenda item of a group meeting, with what was decided about it. */
  async decide(day: string, title: string, outcome: string): Promise<void> {
    const { meetings } = must(
      'meetings',
      await this.house.api<{ meetings: { id: string; kind: string; start: string }[] }>(
        this.manager,
        'GET',
        `${this.path}/meetings`,
      ),
    );
    const meeting = meetings.find(({ kind, start }) => kind === 'group' && start.startsWith(day));
    const item = await this.post<{ id: string; version: string }>('agenda', {
      ...{ title, minutes: 10, meetingId: meeting?.id },
    });
    const to = `${this.path}/agenda/${item.id}`;
    const said = { state: 'discussed', outcome };
    must(to, await this.house.api(this.manager, 'PATCH', to, said, { 'if-match': item.version }));
  }

  async settings(): Promise<void> {
    const wish = { closures: [], awareness: true, pride: '2026-09-05' };
    must('settings', await this.house.api(this.manager, 'PUT', `${this.path}/settings`, wish));
    const { site } = this.year.unit;
    const list = `sites/${site}/lists/StegvisUnit/items`;
    const rows = must(
      list,
      await this.house.graph<{ value: { id: string }[] }>(this.manager, 'GET', `${list}?$expand=fields`),
    );
    const fields = {
      Certificate: CERTIFICATE.name,
      CertificateDate: `${CERTIFICATE.from}T00:00:00Z`,
      ValidUntil: `${CERTIFICATE.until}T00:00:00Z`,
    };
    const row = `${list}/${rows.value[0]?.id}/fields`;
    must(row, await this.house.graph(this.manager, 'PATCH', row, fields));
  }

  /** What came since it was last looked, oldest first. */
  async look(): Promise<Came[]> {
    const places = [
      ...this.year.all.map((person) => ({ person, path: `messages?person=${person.id}` })),
      { person: null, path: `messages?where=${enc(this.year.unit.channel)}` },
    ];
    const fresh: Came[] = [];
    for (const { person, path } of places)
      for (const { id, at, activity } of await this.house.control<Message[]>('GET', path)) {
        const key = `${person?.id} ${id}`;
        if (this.known.has(key)) continue;
        this.known.add(key);
        const card = activity.attachments?.[0]?.content ?? null;
        fresh.push({ person, at, id, summary: activity.summary ?? activity.text ?? '', card });
      }
    this.year.came.push(...fresh);
    return fresh.sort((a, b) => a.at.localeCompare(b.at));
  }

  async press(came: Came, action: CardAction, inputs?: Record<string, unknown>): Promise<unknown> {
    if (came.person === null) throw new Error('nobody presses in the channel');
    const { status, body } = await this.house.control<{ status: number; body: unknown }>('POST', 'click', {
      ...{ person: came.person.id, activityId: came.id, action },
      ...(inputs ? { inputs } : {}),
    });
    if (status !== 200) throw new Error(`${action.verb}: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  /** Moves on to the evening of a day, and lets people answer what came; a card of several matters has fewer buttons. */
  async goOn(day: string): Promise<void> {
    const { settled } = await this.house.moveClock(instant(day, '16:30'));
    if (!settled) throw new Error(`the clock did not settle on ${day}`);
    for (const came of await this.look()) {
      for (const { verb, inputs } of answersTo(came)) {
        const action = buttonsOf(came.card).find((button) => button.verb === verb);
        if (action !== undefined) await this.press(came, action, inputs);
        // Fewer of these stands behind "why do I get this?".
        else if (verb === 'fewer') {
          const why = buttonsOf(came.card).find((button) => button.verb === 'why');
          const shown = why && (await this.press(came, why));
          const fewer = buttonsOf(shown).find((button) => button.verb === 'fewer');
          if (fewer === undefined) throw new Error(`no way to fewer: ${came.summary}`);
          await this.press(came, fewer);
        } else if (!/^(\S+ saker|\S+ things)/.test(came.summary))
          throw new Error(`no ${verb} on ${came.summary}`);
      }
    }
  }
}

const furnish = async (story: Story): Promise<void> => {
  const { manager, year } = story;
  await story.install(manager, year.unit.channel);
  for (const person of year.all)
    if (![PEOPLE.starter.name, PEOPLE.unreachable].includes(person.name as never))
      await story.install(person);
  await story.say(PEOPLE.skips, 'reflektera torsdag');
  await story.say(PEOPLE.ignores, 'reflektera tisdag');
  await story.settings();
  for (const [n, day] of GROUP_MEETINGS.entries())
    await story.post('meetings', {
      ...{ kind: 'group', title: `Hbtq-gruppen ${n + 1}` },
      ...{ start: instant(day, '10:00'), end: instant(day, '11:30') },
    });
  for (const day of APTS)
    await story.post('meetings', {
      ...{ kind: 'apt', title: 'APT', start: instant(day, '15:00'), end: instant(day, '16:00') },
    });
  const { day, title } = SESSION;
  await story.post('meetings', {
    ...{ kind: 'session', title, start: instant(day, '13:00'), end: instant(day, '15:00') },
  });
  for (const action of ACTIONS) if (action.added === undefined) await story.add(action);
};

/** What comes over the unit on a day, apart from cards. */
const happen = async (story: Story, day: string): Promise<void> => {
  const { paused, leaver, starter } = PEOPLE;
  const away = (name: string, from: string, to: string): void =>
    void story.year.away.push({ person: story.who(name).id, from, to });
  for (const action of ACTIONS) if (action.added === day) await story.add(action);
  if (day === paused.from) {
    await story.say(paused.name, paused.words);
    away(paused.name, paused.from, paused.until);
  }
  if (day === leaver.day) {
    await story.member(leaver.name, false);
    away(leaver.name, leaver.day, '9999');
  }
  if (day === starter.day) {
    await story.member(starter.name, true);
    await story.install(story.who(starter.name));
  }
  if ((GROUP_MEETINGS as readonly string[]).includes(day))
    await story.decide(day, 'Var står vi i planen?', 'Vi håller fast vid de tre målen.');
};

/** Sets the unit up and lives through the rest of 2026. */
export const liveYear = async (house: House): Promise<Year> => {
  const { unit, manager, all, group } = await house.unit('hbtq-klivet');
  const story = new Story(house, unit, all, manager);
  await story.member(PEOPLE.starter.name, false);
  story.year.away.push({
    person: story.who(PEOPLE.starter.name).id,
    from: '2026-01-01',
    to: PEOPLE.starter.day,
  });
  await house.control('POST', 'accounts', { person: story.who(PEOPLE.guest).id, guest: true });
  story.year.away.push({ person: story.who(PEOPLE.guest).id, from: '2026-01-01', to: '9999' });
  const role = (name: Person['role']): string | undefined => all.find((person) => person.role === name)?.id;
  const wish = {
    ...{ programme: 'hbtq-klivet', start: '2026-01-12', manager: manager.id },
    ...{ group: group.map(({ id }) => id), processLead: role('processLead'), safetyRep: role('safetyRep') },
  };
  must('set-up', await house.api(manager, 'PUT', `units/${enc(unit.id)}`, wish));
  await furnish(story);
  // Stops: the end of every working week, and the days on which something happens.
  const special = new Set<string>([
    ...GROUP_MEETINGS,
    ...ACTIONS.flatMap(({ added }) => added ?? []),
    ...[PEOPLE.paused.from, PEOPLE.leaver.day, PEOPLE.starter.day],
  ]);
  const ends = (day: string): boolean => new Date(`${day}T12:00:00Z`).getUTCDay() === 5;
  for (const day of YEAR) {
    const loud = quietDay(day) === null || quietDay(day) === 'free';
    if (day < '2026-01-13' || (!special.has(day) && !(ends(day) && loud) && day !== '2026-12-31')) continue;
    await story.goOn(day);
    await happen(story, day);
  }
  return story.year;
};
