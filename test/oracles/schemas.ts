/** Microsoft's schemas compiled as they are needed: types by name, collections of them, and schemas of our own. */
import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import type { Shape } from './extra.ts';

const addFormats = addFormatsModule.default;

export interface Schemas {
  /** What is wrong with a value, one line each. */
  mistakes(shape: Exclude<Shape, null>, value: unknown): string[];
}

const list = (items: unknown): object => ({
  type: 'object',
  required: ['value'],
  properties: { value: { type: 'array', items } },
});

/** Compiles from a document whose types stand below `at`. A shape that begins with `#` is a pointer into it. */
export const makeSchemas = (name: string, document: object, at: string): Schemas => {
  const ajv = new Ajv2020({
    strict: false,
    logger: false,
    allErrors: true,
    validateFormats: true,
    unicodeRegExp: false,
    formats: {
      int16: true,
      int32: true,
      int64: true,
      binary: true,
      base64url: true,
      float: true,
      byte: true,
    },
  });
  addFormats(ajv);
  const { $id: _, $schema: __, ...rest } = document as Record<string, unknown>;
  ajv.addSchema(rest, name);
  const compiled = new Map<Shape, ValidateFunction>();
  const ref = (type: string): object => ({
    $ref: `${name}${type.startsWith('#') ? type : `#${at}/${type}`}`,
  });
  const schemaOf = (shape: Exclude<Shape, null>): object => {
    if (typeof shape !== 'string') return shape;
    return shape.endsWith('[]') ? list(ref(shape.slice(0, -2))) : ref(shape);
  };
  return {
    mistakes(shape, value) {
      const validate = compiled.get(shape) ?? ajv.compile(schemaOf(shape));
      compiled.set(shape, validate);
      if (validate(value)) return [];
      return (validate.errors ?? []).map(
        (error) => `${error.instancePath || '/'} ${error.message} ${JSON.stringify(error.params)}`,
      );
    },
  };
};
