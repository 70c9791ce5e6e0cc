/**
 * What the walks through a whole programme share: a unit of the local tenant with its people, and the ways of the tab, of
 * the chat and of SharePoint that take it from its mandate to its end.
 */
import type { Browser, Frame, Page } from 'playwright-core';
import type {
  Action,
  AgendaItem,
  Meeting,
  MeetingChange,
  Meetings,
  NewMeeting,
} from '../../../bot/core/api.ts';
import type { EvidenceView } from '../../../bot/core/api-report.ts';
import type { ProgrammeStep, ProgrammeView } from '../../../bot/core/api-steps.ts';
import type { TrainingItem, TrainingView } from '../../../bot/core/api-training.ts';
import { tabOf } from './browser.ts';
import { buttonBeside, contentOf, wordsOf } from './cards.ts';
import type { Answer, House, Message, Person, Unit } from './house.ts';
import { instant } from './year/days.ts';

/** Whoever the walk needs and does not find was never seeded: that is the walk's mistake. */
export const must = <T>(what: string, found: T | null | undefined): T => {
  if (found === null || found === undefined) throw new Error(`there is no ${what}`);
  return found;
};

/** The body of an answer that is no refusal. */
export const ok = <T>(what: string, answer: Answer<T>): T => {
  if (answer.status >= 300) throw new Error(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};

export const seen = (row: { version: string | null }): Record<string, string> =>
  row.version === null ? {} : { 'If-Match': row.version };

type Method = 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
interface Row {
  id: string;
  fields: Record<string, unknown>;
}

export class Walk {
  readonly house: House;
  readonly browser: Browser;
  readonly unit: Unit;
  readonly manager: Person;
  readonly lead: Person;
  readonly safetyRep: Person;
  /** The group, the manager included. */
  readonly group: Person[];
  /** Everybody who is counted: guests are not. */
  readonly people: Person[];

  private constructor(house: House, browser: Browser, known: Awaited<ReturnType<House['unit']>>) {
    this.house = house;
    this.browser = browser;
    this.unit = known.unit;
    this.manager = known.manager;
    this.group = known.group;
    this.people = known.all.filter(({ guest }) => !guest);
    this.lead = must(
      'process lead',
      this.people.find(({ role }) => role === 'processLead'),
    );
    this.safetyRep = must(
      'safety representative',
      this.people.find(({ role }) => role === 'safetyRep'),
    );
  }

  /** Sets the unit up as its manager does in the tab, with all its roles. */
  static async begin(house: House, browser: Browser, programme: string, group?: number): Promise<Walk> {
    const walk = new Walk(house, browser, await house.unit(programme));
    const wish = {
      ...{ programme, start: '2026-01-12', manager: walk.manager.id, processLead: walk.lead.id },
      ...{ safetyRep: walk.safetyRep.id, group: walk.group.slice(0, group).map(({ id }) => id) },
    };
    ok('set-up', await house.api(walk.manager, 'PUT', walk.path(''), wish));
    return walk;
  }

  path(rest: string): string {
    return `units/${encodeURIComponent(this.unit.id)}${rest && `/${rest}`}`;
  }

  /** What a person's tab asks for, with whatever answer comes. */
  ask<T>(
    person: Person,
    method: Method,
    rest: string,
    body?: unknown,
    version?: { version: string | null },
  ): Promise<Answer<T>> {
    return this.house.api<T>(person, method, this.path(rest), body, version && seen(version));
  }

  /** What a person's tab asks for; a refusal throws. */
  async call<T>(...asked: Parameters<Walk['ask']>): Promise<T> {
    return ok(`${asked[1]} ${asked[2]}`, await this.ask<T>(...asked));
  }

  evidence(person: Person = this.manager): Promise<EvidenceView> {
    return this.call(person, 'GET', 'evidence');
  }

  /** A criterion or prerequisite as *met* or *not yet*, with the reason that stands beside it. */
  async gate(id: string): Promise<{ met: boolean; reason: string }> {
    const { criteria, prerequisites, steps } = await this.evidence();
    const found = [...criteria, ...prerequisites, ...steps].find((one) => one.id === id);
    const { met, reason } = must(id, found);
    return { met, reason };
  }

  async step(id: string, person: Person = this.manager): Promise<ProgrammeStep> {
    const { steps } = await this.call<ProgrammeView>(person, 'GET', 'programme');
    return must(
      id,
      steps.find((step) => step.id === id),
    );
  }

  async training(id: string, person: Person = this.manager): Promise<TrainingItem> {
    const { items } = await this.call<TrainingView>(person, 'GET', 'training');
    return must(
      id,
      items.find((item) => item.id === id),
    );
  }

  /** The rows of a list as SharePoint itself has them. */
  async rows(list: string): Promise<Row[]> {
    const path = `sites/${this.unit.site}/lists/${list}/items?$expand=fields&$top=200`;
    return ok(list, await this.house.graph<{ value: Row[] }>(this.manager, 'GET', path)).value;
  }

  /** The state of every step, as its row says. */
  async states(): Promise<Record<string, unknown>> {
    const rows = await this.rows('StegvisSteps');
    return Object.fromEntries(rows.map(({ fields }) => [fields.StepId, fields.State]));
  }

  meeting(kind: NewMeeting['kind'], day: string, more: Partial<NewMeeting> = {}): Promise<Meeting> {
    const times = { start: instant(day, '10:00'), end: instant(day, '11:30') };
    return this.call(this.manager, 'POST', 'meetings', { kind, title: `${kind} ${day}`, ...times, ...more });
  }

  async changeMeeting(id: string, change: MeetingChange): Promise<Meeting> {
    const { meetings } = await this.meetings();
    const now = must(
      'meeting',
      meetings.find((meeting) => meeting.id === id),
    );
    return this.call(this.manager, 'PATCH', `meetings/${id}`, change, now);
  }

  meetings(): Promise<Meetings> {
    return this.call(this.manager, 'GET', 'meetings');
  }

  async agenda(meeting: string): Promise<AgendaItem[]> {
    const { meetings } = await this.meetings();
    return must(
      'meeting',
      meetings.find(({ id }) => id === meeting),
    ).agenda;
  }

  async actions(): Promise<Action[]> {
    return (await this.call<{ actions: Action[] }>(this.manager, 'GET', 'plan')).actions;
  }

  /** Changes an action on the version that stands there. */
  async changeAction(id: string, change: object, person = this.manager): Promise<Action> {
    const now = must(
      'action',
      (await this.actions()).find((action) => action.id === id),
    );
    return this.call(person, 'PATCH', `plan/${id}`, change, now);
  }

  /** The program slept until the morning of a day and then lives through it until an hour. */
  async wake(day: string, until = '14:00'): Promise<void> {
    await this.house.moveClock(instant(day, '07:30'), { asleep: true });
    const { settled } = await this.house.moveClock(instant(day, until));
    if (!settled) throw new Error(`the clock did not settle on ${day}`);
  }

  /** A card in a person's chat that says something anywhere; the newest where there are several. */
  async card(person: Person, words: string): Promise<Message> {
    const cards = await this.house.messages(person);
    const found = cards.filter((message) => JSON.stringify(contentOf(message)).includes(words)).at(-1);
    if (found !== undefined) return found;
    throw new Error(`${person.name} has no card with ${words}:\n${cards.map(wordsOf).join('\n--\n')}`);
  }

  /** The one of these who has such a card. */
  async whoHas(people: readonly Person[], words: string): Promise<Person> {
    for (const person of people) {
      const cards = await this.house.messages(person);
      if (cards.some((message) => wordsOf(message).includes(words))) return person;
    }
    throw new Error(`none of ${people.map(({ name }) => name).join(', ')} has a card with ${words}`);
  }

  /** Finds the card, presses the button that stands with the words, and gives what stands on the card then. */
  async press(person: Person, words: string, verb: string): Promise<string> {
    const card = await this.card(person, words);
    const button = must(`${verb} on ${words}`, buttonBeside(contentOf(card), words, verb));
    const click = { person: person.id, activityId: card.id, action: button };
    const { status } = await this.house.control<{ status: number }>('POST', 'click', click);
    if (status !== 200) throw new Error(`${verb} on ${words}: ${status}`);
    const now = (await this.house.messages(person)).find(({ id }) => id === card.id);
    return wordsOf(must('card', now));
  }

  /** The tab in a browser, at a view, as the person sees it in the channel. */
  async open(person: Person, view: string): Promise<{ page: Page; tab: Frame }> {
    const page = await this.browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(20_000);
    const asked = { person: person.id, where: this.unit.id, view };
    const { url } = await this.house.control<{ url: string }>('POST', 'open', asked);
    await page.goto(url);
    return { page, tab: await tabOf(page, view) };
  }
}

/** An action with every field of R12, under way. */
export const action = (title: string, area: string, due: string, more: object = {}): object => ({
  ...{ title, area, need: 'Det kom fram i genomlysningen.', goal: 'Det märks för den som kommer hit.' },
  ...{ ownerRole: 'hbtq-grupp', dueDate: due, indicator: 'Frågas i enkäten', followUpDate: '2026-12-10' },
  ...{ state: 'active', ...more },
});
