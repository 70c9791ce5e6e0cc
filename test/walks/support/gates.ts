/**
 * A unit on its way through a programme, for walks that look at closed gates: what its people do, through the tab's
 * API, and what the tab then says of steps, criteria and prerequisites, and why.
 */
import { strFromU8, unzipSync } from 'fflate';
import type {
  Action,
  AgendaItem,
  CriteriaView,
  Meeting,
  NewAction,
  NewMeeting,
} from '../../../bot/core/api.ts';
import type { EvidenceView } from '../../../bot/core/api-report.ts';
import type { ProgrammeStep, ProgrammeView } from '../../../bot/core/api-steps.ts';
import type { TrainingItem } from '../../../bot/core/api-training.ts';
import { type Answer, House, type Person, type Unit } from './house.ts';

type Language = 'sv' | 'en';

/** What the tab says of one thing: `locked`, `open` or `done` for a step, else whether it is met; and why. */
type Said = [string | boolean, string];

/** Everything that the tab says of how far the unit is, by the template's ids. */
export interface Standing {
  complete: boolean;
  state: ProgrammeView['state'];
  steps: Record<string, Said>;
  criteria: Record<string, Said>;
  prerequisites: Record<string, Said>;
  /** Ids of what is missing next. */
  next: string[];
}

export interface Refusal {
  detail: string;
  fields?: { field: string; message: string }[];
}

/** People of other units who have no task there. */
const elsewhere = async (house: House, unit: Unit): Promise<Person[]> =>
  (await house.people()).filter(
    (person) => person.unit !== unit.id && person.role === 'employee' && !person.group && !person.guest,
  );
const comes = (house: House, unit: Unit, person: Person): Promise<unknown> =>
  house.control('POST', 'members', { unit: unit.id, person: person.id, present: true });

export class Gates {
  readonly house: House;
  readonly unit: Unit;
  readonly manager: Person;
  /** The group as seeded, manager included. */
  readonly group: Person[];
  /** Everybody but guests. */
  members: Person[];

  private constructor(house: House, known: Awaited<ReturnType<House['setUp']>>) {
    this.house = house;
    this.unit = known.unit;
    this.manager = known.manager;
    this.group = known.group;
    this.members = known.all.filter(({ guest }) => !guest);
  }

  /**
   * A house of its own with the programme's unit set up by its manager, and nothing else done. `joining`: so many of
   * other units have come to it before.
   */
  static async open(programme: string, joining = 0): Promise<Gates> {
    const house = await House.open();
    const { unit } = await house.unit(programme);
    for (const person of (await elsewhere(house, unit)).slice(0, joining)) await comes(house, unit, person);
    return new Gates(house, await house.setUp(programme));
  }

  /** Somebody more comes to the unit, and opens the tab. */
  async join(): Promise<Person> {
    const [person] = await elsewhere(this.house, this.unit);
    if (!person) throw new Error('nobody is left elsewhere');
    await comes(this.house, this.unit, person);
    await this.must('GET', '', undefined, { as: person });
    this.members = [...this.members, person];
    return person;
  }

  close(): Promise<void> {
    return this.house.close();
  }

  async call<T = unknown>(
    method: string,
    path: string,
    body?: unknown,
    { as = this.manager, language = 'sv' as Language, headers = {} } = {},
  ): Promise<Answer<T>> {
    const whole = `units/${encodeURIComponent(this.unit.id)}${path}`;
    return this.house.api<T>(as, method, whole, body, { 'accept-language': language, ...headers });
  }

  /** The same where it has to go well. */
  async must<T = unknown>(
    method: string,
    path: string,
    body?: unknown,
    options?: { as?: Person; headers?: Record<string, string> },
  ): Promise<T> {
    const answer = await this.call<T>(method, path, body, options);
    if (answer.status >= 300)
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** What is said in one language; the evidence, the programme's page and the criteria have to say the same. */
  async standing(language: Language = 'sv', as = this.manager): Promise<Standing> {
    const read = async <T>(path: string): Promise<T> =>
      (await this.call<T>('GET', path, undefined, { as, language })).body;
    const [evidence, programme, criteria] = await Promise.all([
      read<EvidenceView>('/evidence'),
      read<ProgrammeView>('/programme'),
      read<CriteriaView>('/criteria'),
    ]);
    const asked = (list: { id: string; met: boolean; reason: string }[]): Record<string, Said> =>
      Object.fromEntries(list.map(({ id, met, reason }) => [id, [met, reason]]));
    const standing: Standing = {
      complete: evidence.complete,
      state: programme.state,
      steps: Object.fromEntries(evidence.steps.map(({ id, state, reason }) => [id, [state, reason]])),
      criteria: asked(evidence.criteria),
      prerequisites: asked(evidence.prerequisites),
      next: evidence.next.map(({ id }) => id),
    };
    const twice = {
      ...standing,
      complete: criteria.complete,
      criteria: asked(criteria.criteria),
      prerequisites: asked(programme.prerequisites),
      steps: Object.fromEntries(
        programme.steps.map(({ id, state, reason, evidence: found }) => [
          id,
          [state, state === 'done' ? (standing.steps[id]?.[1] ?? found) : reason],
        ]),
      ),
    };
    if (JSON.stringify(twice) !== JSON.stringify(standing))
      throw new Error(`views differ:\n${JSON.stringify(standing)}\n${JSON.stringify(twice)}`);
    return standing;
  }

  /** The text of an exported Word document, and its raw parts. */
  async exported(what: 'plan' | 'evidence' | 'report'): Promise<string> {
    const { token } = await this.house.control<{ token: string }>('POST', 'token', {
      person: this.manager.id,
    });
    const path = `units/${encodeURIComponent(this.unit.id)}/export?format=docx&what=${what}`;
    const file = await fetch(`${this.house.bot}/api/${path}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    if (!file.ok) throw new Error(`export ${what}: ${file.status}`);
    const parts = unzipSync(new Uint8Array(await file.arrayBuffer()));
    return Object.values(parts)
      .map((part) => strFromU8(part))
      .join('\n');
  }

  async step(id: string, language: Language = 'sv'): Promise<Said> {
    const said = (await this.standing(language)).steps[id];
    if (said === undefined) throw new Error(`no step ${id}`);
    return said;
  }

  async criterion(id: string, language: Language = 'sv'): Promise<Said> {
    const said = (await this.standing(language)).criteria[id];
    if (said === undefined) throw new Error(`no criterion ${id}`);
    return said;
  }

  mandate(): Promise<unknown> {
    return this.must('PUT', '/mandate', { text: 'Vi ska göra det här på arbetstid.', date: '2026-01-12' });
  }

  /** Puts who has attended or done it. */
  attended(step: string, people: readonly Person[]): Promise<TrainingItem> {
    return this.must('PUT', `/steps/${step}/attendance`, { present: people.map(({ id }) => id) });
  }

  record(step: string, text?: string): Promise<ProgrammeStep> {
    return this.must('PUT', `/steps/${step}/record`, { done: true, ...(text === undefined ? {} : { text }) });
  }

  approve(step: string, output: string, text = `Vår text om ${output}.`): Promise<Answer<Refusal>> {
    return this.call('PUT', `/steps/${step}/output`, { output, approved: true, text });
  }

  act(input: Partial<NewAction>): Promise<Action> {
    return this.must('POST', '/plan', { title: 'En åtgärd', ...input });
  }

  change(row: { id: string; version: string }, change: object): Promise<Action> {
    return this.must('PATCH', `/plan/${row.id}`, change, { headers: { 'if-match': row.version } });
  }

  /** Plans a meeting on the morning of a day. */
  plan(kind: NewMeeting['kind'], day = '2026-01-13', more: Partial<NewMeeting> = {}): Promise<Meeting> {
    const title = `Möte ${day}`;
    return this.must('POST', '/meetings', {
      ...{ kind, title, start: `${day}T09:00:00Z`, end: `${day}T10:00:00Z` },
      ...more,
    });
  }

  turn({ id, version }: Meeting, state: 'held' | 'planned' | 'cancelled'): Promise<Meeting> {
    return this.must('PATCH', `/meetings/${id}`, { state }, { headers: { 'if-match': version } });
  }

  /** A meeting that was planned and held. */
  async held(kind: NewMeeting['kind'], day?: string, more?: Partial<NewMeeting>): Promise<Meeting> {
    return this.turn(await this.plan(kind, day, more), 'held');
  }

  /** An item on a meeting's agenda; with an outcome it was discussed. */
  async item(meeting: Meeting, outcome: string | null): Promise<AgendaItem> {
    const made = await this.must<AgendaItem>('POST', '/agenda', {
      ...{ title: 'Hbtqi på dagordningen', minutes: 10, meetingId: meeting.id },
    });
    return outcome === null
      ? made
      : this.must<AgendaItem>(
          'PATCH',
          `/agenda/${made.id}`,
          { state: 'discussed', outcome },
          { headers: { 'if-match': made.version } },
        );
  }
}

/** What an action needs before it may start (R12), in an area. */
export const whole = (area: NonNullable<NewAction['area']>): Partial<NewAction> => ({
  ...{ title: `Åtgärd inom ${area}`, area, need: 'Vi behöver det.', goal: 'Det är gjort.' },
  ...{ ownerRole: 'chef', dueDate: '2026-06-01', indicator: 'Vi frågar.', followUpDate: '2026-09-01' },
});
