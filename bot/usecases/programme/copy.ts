/** Copies of templates, and what a finished unit hands to the next one (R39, R53). */
import { decidedDays } from '../../core/adaptation.ts';
import type { NewTemplate, TemplateWhole } from '../../core/api-programme.ts';
import { type Programme, programmeById } from '../../core/content.ts';
import { done, type FieldProblem, failed, type Outcome } from '../../core/fault.ts';
import type { UnitRows } from '../../core/rows.ts';
import { aboutSubject, copyOf, handedOn, type Telling, tellings } from '../../core/template-copy.ts';
import { programmeFor, templateFor } from '../programme-for.ts';
import { type Caller, type Entered, enter, readRows, type TabPorts } from '../tab/frame.ts';
import { isLesson, lessonNotes } from './lessons.ts';
import { addTemplate, newTemplateId } from './templates.ts';

/** Makes a template of the unit's own from another: one of the five, one of the tenant's, or the unit's programme as it is. */
export const copyTemplate = async (
  ports: TabPorts,
  caller: Caller,
  input: NewTemplate,
): Promise<Outcome<TemplateWhole>> => {
  const entered = await enter(ports, caller, input.unit, 'write-templates');
  if (!entered.ok) return entered;
  const origin =
    input.from === null ? await fromUnit(ports, entered.value, input) : await from(ports, caller, input.from);
  if (!origin.ok) return origin;
  const id = newTemplateId(ports);
  const copy = copyOf(origin.value, id, input.name, programmeById(origin.value.id) !== null);
  const about = input.subject == null ? copy : aboutSubject(copy, input.subject);
  const notes = [...about.notes.filter((note) => !isLesson(note)), ...lessonNotes(input.lessons ?? [])];
  const kept = input.lessons === undefined ? about.notes : notes;
  return addTemplate(ports, entered.value, { ...about, notes: kept });
};

const from = async (ports: TabPorts, caller: Caller, id: string): Promise<Outcome<Programme>> => {
  const template = await templateFor(ports, caller.tenant, id);
  return template === null
    ? failed({ kind: 'invalid', fields: [{ field: 'from', code: 'not-a-choice' }] })
    : done(template);
};

/** The unit's settings and structure. What the unit wrote itself is looked through before it goes to others. */
const fromUnit = async (
  ports: TabPorts,
  entered: Entered,
  input: NewTemplate,
): Promise<Outcome<Programme>> => {
  const followed = await programmeFor(ports, entered.unit);
  if (followed === null) return failed({ kind: 'not-found', what: 'programme' });
  const rows = await readRows(ports, entered);
  if (!rows.ok) return rows;
  const { programme, adaptation } = followed;
  const told = { names: entered.unit.members.map(({ name }) => name), findings: writtenIn(rows.value) };
  const topics = Object.values(adaptation?.topics ?? {}).flatMap((places) =>
    places.flatMap(({ topic, name }) => [topic, ...(name === null ? [] : [name])]),
  );
  const fields = [
    ...(input.lessons ?? []).flatMap((lesson, index) =>
      problems(tellings([lesson], told), `lessons.${index}`, index + 1),
    ),
    ...problems(tellings([...topics, input.name.sv, input.name.en], told), 'topics', null),
  ];
  if (fields.length > 0) return failed({ kind: 'invalid', fields });
  return done(handedOn(programme, entered.unit.start, decidedDays(adaptation)));
};

/** What the unit has found, decided and answered, as it wrote it down. */
const writtenIn = (rows: UnitRows): string[] =>
  [
    ...rows.StegvisFindings.flatMap(({ value }) => [value.title, value.concerns]),
    ...rows.StegvisAgenda.flatMap(({ value }) => [value.outcome, value.answer]),
    ...rows.StegvisPlan.flatMap(({ value }) => [value.title, value.need, value.goal, value.followUp]),
    ...rows.StegvisMeetings.flatMap(({ value }) => [value.note, value.reception]),
    ...rows.StegvisSteps.map(({ value }) => value.output),
    ...rows.StegvisUnit.flatMap(({ value }) => [value.vision, value.mandate]),
  ].filter((text): text is string => text !== null);

const WHAT: Readonly<Record<Telling['what'], (word: string) => { sv: string; en: string }>> = {
  name: (word) => ({
    sv: `namnet ”${word}” ska inte följa med. Skriv utan namn.`,
    en: `the name “${word}” must not go along. Write without names.`,
  }),
  date: (word) => ({
    sv: `datumet ”${word}” ska inte följa med. Skriv utan datum.`,
    en: `the date “${word}” must not go along. Write without dates.`,
  }),
  finding: (word) => ({
    sv: `”${word}” är enhetens egen iakttagelse. Skriv lärdomen med andra ord.`,
    en: `“${word}” is the unit's own finding. Put the lesson in other words.`,
  }),
};

const problems = (found: readonly Telling[], field: string, lesson: number | null): FieldProblem[] =>
  found.map(({ what, word, text }) => {
    const said = WHAT[what](word);
    const place = lesson === null ? `”${text.slice(0, 60)}”` : null;
    return {
      field,
      code: 'wrong-type',
      said: {
        sv: `${place ?? `Lärdom ${lesson}`}: ${said.sv}`,
        en: `${place ?? `Lesson ${lesson}`}: ${said.en}`,
      },
    };
  });
