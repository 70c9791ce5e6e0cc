/** The kinds of columns: their settings, the defaults that the server fills in, and what each may be combined with. */
import { isObject, type JsonObject } from './call.ts';
import { invalidRequest, notServed, unknownProperty } from './errors.ts';
import type { Column, FacetName } from './model.ts';
import { checkShape, type PropertyShape } from './query.ts';

interface FacetRule {
  type: string;
  shape: Readonly<Record<string, PropertyShape>>;
  defaults: JsonObject;
  words?: Readonly<Record<string, readonly string[]>>;
}

// learn.microsoft.com/graph/api/resources/{textcolumn, numbercolumn, choicecolumn, datetimecolumn, …}
const FACETS: Record<FacetName, FacetRule> = {
  text: {
    type: 'textColumn',
    shape: {
      allowMultipleLines: 'boolean',
      appendChangesToExistingText: 'boolean',
      linesForEditing: 'number',
      maxLength: 'number',
      textType: 'string',
    },
    defaults: {
      allowMultipleLines: false,
      appendChangesToExistingText: false,
      linesForEditing: 0,
      maxLength: 255,
    },
    words: { textType: ['plain', 'richText'] },
  },
  number: {
    type: 'numberColumn',
    shape: { decimalPlaces: 'string', displayAs: 'string', maximum: 'number', minimum: 'number' },
    defaults: {
      decimalPlaces: 'automatic',
      displayAs: 'number',
      maximum: Number.MAX_VALUE,
      minimum: -Number.MAX_VALUE,
    },
    words: {
      decimalPlaces: ['automatic', 'none', 'one', 'two', 'three', 'four', 'five'],
      displayAs: ['number', 'percentage'],
    },
  },
  currency: { type: 'currencyColumn', shape: { locale: 'string' }, defaults: { locale: 'sv-se' } },
  boolean: { type: 'booleanColumn', shape: {}, defaults: {} },
  choice: {
    type: 'choiceColumn',
    shape: { allowTextEntry: 'boolean', choices: 'array', displayAs: 'string' },
    defaults: { allowTextEntry: false, choices: [], displayAs: 'dropDownMenu' },
    words: { displayAs: ['checkBoxes', 'dropDownMenu', 'radioButtons'] },
  },
  dateTime: {
    type: 'dateTimeColumn',
    shape: { displayAs: 'string', format: 'string' },
    defaults: { displayAs: 'default', format: 'dateTime' },
    words: { displayAs: ['default', 'friendly', 'standard'], format: ['dateOnly', 'dateTime'] },
  },
  personOrGroup: {
    type: 'personOrGroupColumn',
    shape: { allowMultipleSelection: 'boolean', chooseFromType: 'string', displayAs: 'string' },
    defaults: { allowMultipleSelection: false, chooseFromType: 'peopleOnly', displayAs: 'nameWithPresence' },
    words: { chooseFromType: ['peopleAndGroups', 'peopleOnly'] },
  },
  lookup: {
    type: 'lookupColumn',
    shape: {
      allowMultipleValues: 'boolean',
      allowUnlimitedLength: 'boolean',
      columnName: 'string',
      listId: 'string',
      primaryLookupColumnId: 'string',
    },
    defaults: { allowMultipleValues: false, allowUnlimitedLength: false },
  },
  hyperlinkOrPicture: {
    type: 'hyperlinkOrPictureColumn',
    shape: { isPicture: 'boolean' },
    defaults: { isPicture: false },
  },
};

const SERVED = Object.keys(FACETS);
/** Kinds that exist in Graph and that nobody here needs. */
const UNSERVED = ['calculated', 'geolocation', 'term', 'thumbnail', 'contentApprovalStatus'];
export const FACET_NAMES: readonly string[] = [...SERVED, ...UNSERVED];

const checkWords = (rule: FacetRule, value: JsonObject): void => {
  for (const [name, words] of Object.entries(rule.words ?? {})) {
    const given = value[name];
    if (typeof given === 'string' && !words.includes(given))
      throw invalidRequest(`Invalid value '${given}' for the property '${name}' of ${rule.type}.`);
  }
};

const checkText = (value: JsonObject): void => {
  const length = value.maxLength;
  if (typeof length === 'number' && (!Number.isInteger(length) || length < 1 || length > 255))
    throw invalidRequest('The maximum length of a single line of text is a whole number from 1 to 255.');
};
const checkChoices = (value: JsonObject): void => {
  const choices = value.choices;
  if (
    !Array.isArray(choices) ||
    choices.length === 0 ||
    choices.some((one) => typeof one !== 'string' || one === '')
  )
    throw invalidRequest('A choice column needs its choices as a list of words.');
  if (new Set(choices).size !== choices.length) throw invalidRequest('The choices of a column must differ.');
};

/** The one kind that a body names, with the server's defaults; null when it names none. */
export const facetOf = (body: JsonObject, before: Column['facet']): Column['facet'] => {
  const named = FACET_NAMES.filter((name) => body[name] !== undefined && body[name] !== null);
  if (named.length === 0) return null;
  if (named.length > 1)
    throw invalidRequest(`Only one column type may be specified, found: ${named.join(', ')}.`);
  const name = SERVED.find((one) => one === named[0]) as FacetName | undefined;
  if (!name) throw notServed(`columns of the kind ${named[0]}`);
  const given = body[name];
  const rule = FACETS[name];
  if (!isObject(given)) throw unknownProperty('columnDefinition', name);
  checkShape(rule.type, given, rule.shape);
  checkWords(rule, given);
  if (before && before.name !== name) throw invalidRequest('The type of a column cannot be changed.');
  const value = { ...rule.defaults, ...before?.value, ...given };
  if (name === 'text') checkText(value);
  if (name === 'choice') checkChoices(value);
  return { name, value };
};

export type ColumnKind =
  | 'text'
  | 'note'
  | 'number'
  | 'boolean'
  | 'choice'
  | 'choices'
  | 'dateTime'
  | 'person'
  | 'lookup'
  | 'link'
  | 'other';

export const kindOf = (column: Column): ColumnKind => {
  const facet = column.facet;
  if (!facet) return column.name === 'ID' ? 'number' : 'other';
  switch (facet.name) {
    case 'text':
      return facet.value.allowMultipleLines === true ? 'note' : 'text';
    case 'number':
    case 'currency':
      return 'number';
    case 'choice':
      return facet.value.displayAs === 'checkBoxes' ? 'choices' : 'choice';
    case 'personOrGroup':
      return 'person';
    case 'hyperlinkOrPicture':
      return 'link';
    default:
      return facet.name;
  }
};

/**
 * Which kinds can be indexed, and which can be unique: support.microsoft.com, "Add an index to a list or library
 * column" ("Multiple lines of text", "Choice (multiple values)" and "Hyperlink or Picture" cannot be indexed) and
 * "Enforce unique values in a list column" (Yes/No cannot either).
 */
export const canIndex = (kind: ColumnKind): boolean => !['note', 'choices', 'link', 'other'].includes(kind);
export const canBeUnique = (kind: ColumnKind): boolean => canIndex(kind) && kind !== 'boolean';
