/** Microsoft's official schemas, read from ORACLES_DIR; where they are absent the run is reported as skipped. */
import { describe } from '@jest/globals';
import type { AnySchema, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import AjvDraft4Formats from 'ajv-formats';
import { present } from './oracle.ts';

export { ORACLES_DIR, oracle, present } from './oracle.ts';

/** A suite that needs the oracles: skipped, and reported as such, where they are absent. */
export const describeWithOracles = present ? describe : describe.skip;

const addFormats = AjvDraft4Formats.default;

/** A validator for a schema of draft 2020-12, or of an older draft that reads the same. */
export const validator = (schema: AnySchema, pointer?: string): ValidateFunction => {
  const ajv = new Ajv2020({
    strict: false,
    logger: false,
    allErrors: true,
    validateFormats: true,
    unicodeRegExp: false,
  });
  addFormats(ajv);
  ajv.addSchema(schema, 'oracle');
  const found = ajv.getSchema(pointer ? `oracle#${pointer}` : 'oracle');
  if (!found) throw new Error(`the oracle has no ${pointer ?? 'root'}`);
  return found;
};

/** The mistakes that a validator found, one line each. */
export const mistakes = (validate: ValidateFunction, value: unknown): string[] =>
  validate(value)
    ? []
    : (validate.errors ?? []).map(
        (error) => `${error.instancePath || '/'} ${error.message} ${JSON.stringify(error.params)}`,
      );
