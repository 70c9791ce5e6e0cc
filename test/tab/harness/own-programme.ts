/** A unit's own programme behind the harness's API: the real rules over a state in memory. */
import { adapted, NO_ADAPTATION } from '../../../bot/core/adaptation.ts';
import { adaptationProblems } from '../../../bot/core/adaptation-check.ts';
import type { Adaptation, Contact, NewTemplate } from '../../../bot/core/api-programme.ts';
import { contactsOf, isDueForCheck } from '../../../bot/core/contacts.ts';
import { content, type Language, type Programme } from '../../../bot/core/content.ts';
import { EMPTY, type StepRow, type Stored, type UnitRows } from '../../../bot/core/rows.ts';
import { planSteps } from '../../../bot/core/step-dates.ts';
import { readTemplate, readTemplateFile, templateFile } from '../../../bot/core/template.ts';
import { aboutSubject, copyOf } from '../../../bot/core/template-copy.ts';
import { templateProblemText } from '../../../bot/core/texts/template.ts';
import { swedishDays } from '../../../bot/days/holidays.ts';
import { lessonNotes } from '../../../bot/usecases/programme/lessons.ts';
import { programmeViewOf } from '../../../bot/usecases/programme/view.ts';
import type { Entered } from '../../../bot/usecases/tab/frame.ts';
import type { Answer } from './calendar.ts';
import { MANAGER, READER, TODAY } from './fixtures.ts';

export interface OwnProgramme {
  template: Programme;
  version: number;
  adaptation: Adaptation;
  contacts: Contact[];
  templates: { version: number; programme: Programme }[];
}

interface Call {
  method: string;
  body: Record<string, unknown>;
  match: string | undefined;
  language: Language;
  person: string;
}

const START = '2026-01-12';
const holidays = swedishDays(2025, 2030);
const shipped = (id: string): Programme => {
  const found = content.programmes.find((each) => each.id === id);
  if (!found) throw new Error(`The content has no ${id}.`);
  return found;
};

export const ownProgramme = (): OwnProgramme => ({
  template: shipped('soderhamn-rfsl'),
  version: 0,
  adaptation: NO_ADAPTATION,
  contacts: contactsOf({ id: 'hbtq-klivet' }),
  templates: [],
});

const invalid = (fields: { field: string; message: string }[]): Answer => ({
  status: 422,
  body: { type: '/problems/invalid', title: 'Något behöver ändras', status: 422, fields },
  headers: { 'content-type': 'application/problem+json' },
});
const stale = (theirs: unknown): Answer => ({
  status: 412,
  body: { type: '/problems/stale', title: 'Någon har också ändrat', status: 412, theirs },
  headers: { 'content-type': 'application/problem+json' },
});
const ok = (body: unknown, status = 200): Answer => ({ status, body });

const viewOf = (state: OwnProgramme, { language, person }: Call): unknown => {
  const programme = adapted(state.template, state.adaptation);
  const decided = new Map(
    Object.entries(state.adaptation.dates).flatMap(([id, date]) =>
      'on' in date ? [[id, { day: date.on, firm: true }] as const] : [],
    ),
  );
  const StegvisSteps = planSteps(programme, START, holidays, decided).map(
    ({ step, due }, index): Stored<StepRow> => ({
      ...{ id: step.id, version: '1', key: step.id, unit: 'u', broken: [], changedAt: null, changedBy: null },
      value: {
        ...EMPTY.StegvisSteps,
        title: step.sv.title,
        stepId: step.id,
        dueDate: due,
        state: index === 0 ? 'done' : 'open',
      },
    }),
  );
  const rows: UnitRows = {
    ...{ StegvisUnit: [], StegvisPlan: [], StegvisMeetings: [], StegvisAgenda: [], StegvisFindings: [] },
    StegvisSteps,
  };
  const roles = person === MANAGER ? (['member', 'manager'] as const) : (['member'] as const);
  const entered = { unit: { start: START }, actor: { id: person, roles } } as unknown as Entered;
  const { template, adaptation } = state;
  return programmeViewOf(
    { holidays },
    entered,
    { programme, template, adaptation },
    String(state.version),
    rows,
    language,
  );
};

const contactsView = ({ contacts, version }: OwnProgramme, person: string): unknown => ({
  version: String(version),
  mayChange: person !== READER,
  contacts: contacts.map((each) => ({ ...each, check: person !== READER && isDueForCheck(each, TODAY) })),
});

/** Answers what concerns the unit's programme and contacts; null for everything else. */
export const answerUnit = (state: OwnProgramme, call: Call & { rest: string }): Answer | null => {
  const { method, rest, body, match, language } = call;
  if (rest === 'contacts') {
    if (method === 'PUT') {
      state.contacts = body.contacts as Contact[];
      state.version += 1;
    }
    return ok(contactsView(state, call.person));
  }
  if (rest !== 'adaptation') return null;
  if (method === 'GET') return ok(viewOf(state, call));
  if (match !== String(state.version)) return stale(viewOf(state, call));
  const wanted = body as unknown as Adaptation;
  const problems = adaptationProblems(state.template, wanted, START, holidays, state.adaptation);
  if (problems.length > 0)
    return invalid(problems.map(({ field, said }) => ({ field, message: said?.[language] ?? field })));
  state.adaptation = wanted;
  state.version += 1;
  return ok(viewOf(state, call));
};

const whole = ({ version, programme: { id, ...template } }: OwnProgramme['templates'][number]): unknown => ({
  ...{ id, version: String(version), mayChange: true, template },
});

/** Answers what concerns templates; null for everything else. */
export const answerTemplates = (state: OwnProgramme, call: Call & { path: string }): Answer | null => {
  const { method, path, body, match, language } = call;
  const [, id, more] = /^\/api\/templates\/?([^/]*)\/?(.*)$/.exec(path) ?? [];
  if (id === undefined) return null;
  const add = (programme: Programme): Answer => {
    const made = { version: 1, programme };
    state.templates.push(made);
    return ok(whole(made), 201);
  };
  const own = `egen-${state.templates.length + 1}`;
  if (id === 'import') {
    let file: unknown = null;
    try {
      file = JSON.parse(String(body.file));
    } catch {
      // No JSON is no template, as the real API has it.
    }
    const read = readTemplateFile(file);
    const raw = (file as { template?: unknown } | null)?.template;
    return read.ok
      ? add({ ...read.template, id: own })
      : invalid(
          read.problems.map((each) => ({
            field: 'template',
            message: templateProblemText(each, raw, language),
          })),
        );
  }
  if (id === '' && method === 'POST') {
    const { from, name, subject, lessons = [] } = body as unknown as NewTemplate;
    const template = from === null ? adapted(state.template, state.adaptation) : shipped(from);
    const copy = copyOf({ ...template, notes: lessonNotes(lessons) }, own, name, true);
    return add(subject ? aboutSubject(copy, subject) : copy);
  }
  if (id === '')
    return ok({
      templates: state.templates.map(({ version, programme }) => ({
        ...{ id: programme.id, version: String(version), name: programme[language].name },
        ...{ source: programme.source, steps: programme.steps.length, mayChange: call.person === MANAGER },
      })),
    });
  const known = state.templates.find(({ programme }) => programme.id === id);
  if (!known) return { status: 404, body: { type: 'about:blank', title: 'Finns inte', status: 404 } };
  if (more === 'export') return ok(templateFile(known.programme));
  if (method !== 'PUT') return ok(whole(known));
  if (match !== String(known.version)) return stale(whole(known));
  const read = readTemplate(body.template);
  if (!read.ok)
    return invalid(
      read.problems.map((each) => ({
        field: 'template',
        message: templateProblemText(each, body.template, language),
      })),
    );
  known.programme = { ...read.template, id };
  known.version += 1;
  return ok(whole(known));
};
