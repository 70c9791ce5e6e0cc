/** Templates of one's own: everybody in the tenant may use them; those who run the unit that owns one change it. */

import { can } from '../../core/access.ts';
import { adapted } from '../../core/adaptation.ts';
import type { TemplateCards, TemplateWhole } from '../../core/api-programme.ts';
import { type Language, type Programme, programmeById } from '../../core/content.ts';
import { done, type FieldProblem, failed, type Outcome } from '../../core/fault.ts';
import { type ReadTemplate, readTemplate, readTemplateFile, templateFile } from '../../core/template.ts';
import { templateProblemText } from '../../core/texts/template.ts';
import type { OwnTemplate, Versioned } from '../ports.ts';
import { type Followed, programmeFor } from '../programme-for.ts';
import { alignSteps } from '../tab/align-steps.ts';
import { type Caller, type Entered, enter, factsOf, readRows, rolesIn, type TabPorts } from '../tab/frame.ts';
import { moveSteps } from './change.ts';

/** One of the five has one version for good. */
const SHIPPED = 'stegvis';

export const toWhole = (programme: Programme, version: string, mayChange: boolean): TemplateWhole => {
  const { id, ...template } = programme;
  return { id, version, mayChange, template };
};

const mayChange = async (ports: TabPorts, caller: Caller, units: readonly string[]): Promise<Set<string>> => {
  const known = await ports.units.many([...new Set(units)]);
  return new Set(
    known
      .filter((unit) => unit.tenant === caller.tenant)
      .filter(
        (unit) => can({ id: caller.person, roles: rolesIn(unit, caller.person) }, 'write-templates').allowed,
      )
      .map(({ id }) => id),
  );
};

/** The tenant's own templates, in the reader's language. */
export const seeTemplates = async (
  ports: TabPorts,
  caller: Caller,
  language: Language,
): Promise<Outcome<TemplateCards>> => {
  const templates = await ports.programmes.templates(caller.tenant);
  const own = await mayChange(
    ports,
    caller,
    templates.map(({ value }) => value.unit),
  );
  return done({
    templates: templates.map(({ value: { id, unit, programme }, version }) => ({
      ...{ id, version, name: programme[language].name, source: programme.source },
      ...{ steps: programme.steps.length, mayChange: own.has(unit) },
    })),
  });
};

/** A whole template: one of the five, or one of the tenant's own. */
export const seeTemplate = async (
  ports: TabPorts,
  caller: Caller,
  id: string,
): Promise<Outcome<TemplateWhole>> => {
  const shipped = programmeById(id);
  if (shipped !== null) return done(toWhole(shipped, SHIPPED, false));
  const found = await ports.programmes.template(caller.tenant, id);
  if (found === null) return failed({ kind: 'not-found', what: 'template' });
  const own = await mayChange(ports, caller, [found.value.unit]);
  return done(toWhole(found.value.programme, found.version, own.has(found.value.unit)));
};

/** A template as a file, and what the file is called. */
export const exportTemplate = async (
  ports: TabPorts,
  caller: Caller,
  id: string,
): Promise<Outcome<{ name: string; text: string }>> => {
  const programme =
    programmeById(id) ?? (await ports.programmes.template(caller.tenant, id))?.value.programme;
  if (programme === undefined) return failed({ kind: 'not-found', what: 'template' });
  const name = programme.sv.name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return done({
    name: `stegvis-mall-${name}.json`,
    text: `${JSON.stringify(templateFile(programme), null, 2)}\n`,
  });
};

/** Everything that is wrong with a template, each as a sentence in both languages. */
const problemsOf = (read: Extract<ReadTemplate, { ok: false }>, raw: unknown): FieldProblem[] =>
  read.problems.map((problem) => ({
    field: problem.path.length === 0 ? 'template' : `template.${problem.path.join('.')}`,
    code:
      problem.code === 'unknown-field'
        ? 'unknown-field'
        : problem.code === 'missing'
          ? 'missing'
          : 'wrong-type',
    said: {
      sv: templateProblemText(problem, raw, 'sv'),
      en: templateProblemText(problem, raw, 'en'),
    },
  }));

/** Keeps a new template of the unit's. */
export const addTemplate = async (
  ports: TabPorts,
  { unit }: Entered,
  programme: Programme,
): Promise<Outcome<TemplateWhole>> => {
  const own: OwnTemplate = { id: programme.id, tenant: unit.tenant, unit: unit.id, programme };
  const version = await ports.programmes.saveTemplate(own, null, ports.clock.now().toISOString());
  return version === null
    ? failed({ kind: 'conflict', reason: 'already-decided' })
    : done(toWhole(programme, version, true));
};

export const newTemplateId = (ports: Pick<TabPorts, 'ids'>): string => `egen-${ports.ids.uuid()}`;

/** A file's text as data; what is no JSON is no template. */
const parsed = (file: unknown): unknown => {
  if (typeof file !== 'string') return file;
  try {
    return JSON.parse(file);
  } catch {
    return null;
  }
};

/** Reads a template from a file. Nothing is kept while anything in it is wrong, and all that is wrong is told. */
export const importTemplate = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  file: unknown,
): Promise<Outcome<TemplateWhole>> => {
  const entered = await enter(ports, caller, unit, 'write-templates');
  if (!entered.ok) return entered;
  const data = parsed(file);
  const read = readTemplateFile(data);
  const raw = (data as { template?: unknown } | null)?.template;
  if (!read.ok) return failed({ kind: 'invalid', fields: problemsOf(read, raw) });
  return addTemplate(ports, entered.value, { ...read.template, id: newTemplateId(ports) });
};

/**
 * Changes a template against the version that was seen. The unit that owns it follows the change at once where it
 * follows the template; while another unit does, it is not changed, since that would change theirs.
 */
export const changeTemplate = async (
  ports: TabPorts,
  caller: Caller,
  id: string,
  seen: string | null,
  raw: unknown,
): Promise<Outcome<TemplateWhole>> => {
  const known = await ports.programmes.template(caller.tenant, id);
  if (known === null) return failed({ kind: 'not-found', what: 'template' });
  const entered = await enter(ports, caller, known.value.unit, 'write-templates');
  if (!entered.ok) return entered;
  if (seen === null) return failed({ kind: 'unversioned' });
  if (seen !== known.version) return failed({ kind: 'stale', theirs: theirsOf(known) });
  const others = (await ports.units.all()).filter(
    (unit) => unit.programme === id && unit.tenant === caller.tenant && unit.id !== known.value.unit,
  );
  if (others.length > 0) return failed({ kind: 'conflict', reason: 'template-in-use' });
  const read = readTemplate(raw);
  if (!read.ok) return failed({ kind: 'invalid', fields: problemsOf(read, raw) });
  const programme: Programme = { ...read.template, id };
  const settled = await follow(ports, entered.value, programme);
  if (!settled.ok) return settled;
  const at = ports.clock.now().toISOString();
  const version = await ports.programmes.saveTemplate({ ...known.value, programme }, seen, at);
  if (version !== null) return done(toWhole(programme, version, true));
  const theirs = await ports.programmes.template(caller.tenant, id);
  return theirs === null
    ? failed({ kind: 'not-found', what: 'template' })
    : failed({ kind: 'stale', theirs: theirsOf(theirs) });
};

const theirsOf = ({ value, version }: Versioned<OwnTemplate>): TemplateWhole =>
  toWhole(value.programme, version, true);

/** Brings the steps of the unit in line with its changed template, where it follows that one. */
const follow = async (ports: TabPorts, entered: Entered, template: Programme): Promise<Outcome<void>> => {
  if (entered.unit.programme !== template.id) return done(undefined);
  const was = await programmeFor(ports, entered.unit);
  if (was === null) return done(undefined);
  const is: Followed = { ...was, template, programme: adapted(template, was.adaptation) };
  const after: Entered = { ...entered, programme: is.programme };
  const rows = await readRows(ports, after);
  if (!rows.ok) return rows;
  const moved = await moveSteps(ports, after, was, is, rows.value);
  if (!moved.ok) return moved;
  const facts = factsOf(after, moved.value);
  await alignSteps(ports, after, facts, facts, was.programme);
  return done(undefined);
};
