import { expect, test } from '@jest/globals';
import { buildManifest, readStrings } from '../../manifest/build.ts';
import { describeWithOracles, mistakes, oracle, validator } from './support.ts';

const input = {
  baseUrl: 'https://stegvis.example.se',
  entraAppId: '7c0e1d1e-3b1c-4c52-8f8e-0d6f3a1a2b3c',
  botId: '1b9e0a55-6f5a-4f1e-9a54-2b7f1c0d9e8f',
  teamsAppId: '5f0d7c2a-1e9b-4a7d-8c3f-6b2a1d0e9f8c',
};
/** ajv knows no draft 04 by that name; the schemas use nothing that reads differently. */
const schemaOf = (name: string): object => {
  const schema = oracle<Record<string, unknown>>(name);
  delete schema.$schema;
  delete schema.id;
  delete schema.$id;
  return schema;
};

describeWithOracles('the Teams manifest', () => {
  test('is valid against Microsoft’s schema 1.30', () => {
    expect(mistakes(validator(schemaOf('teams-manifest-v1.30.schema.json')), buildManifest(input))).toEqual(
      [],
    );
  });

  test.each(['sv', 'en'] as const)(
    'has %s strings that are valid against the localization schema',
    (language) => {
      expect(
        mistakes(validator(schemaOf('teams-manifest-v1.30.localization.schema.json')), readStrings(language)),
      ).toEqual([]);
    },
  );

  test('would be refused with a field that the schema does not know', () => {
    const broken = { ...buildManifest(input), supportsEverything: true };
    expect(mistakes(validator(schemaOf('teams-manifest-v1.30.schema.json')), broken)).not.toEqual([]);
  });
});
