/** The permission sheet, the scopes that are asked for, the manifest, the README and the local tenant agree. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { permissionSheet } from '../../bot/core/permission-sheet.ts';
import { adminConsentAddress, ownConsentTo, PERMISSIONS, permissionsOf } from '../../bot/core/permissions.ts';
import * as scopes from '../../bot/graph/scopes.ts';
import { APP_ROLES, NEED_ADMINISTRATOR, PROGRAM_SCOPES } from '../../infra/local/identity/permissions.ts';
import manifest from '../../manifest/manifest.json' with { type: 'json' };

const file = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const sorted = (names: readonly string[]): string[] => [...new Set(names)].sort();
const names = (kind: Parameters<typeof permissionsOf>[0]): string[] =>
  sorted(permissionsOf(kind).map(({ name }) => name));

/** Every scope that the Graph room exports, by whatever name: a new one cannot be forgotten here. */
const SCOPE = /^[A-Z][A-Za-z]+(\.[A-Z][A-Za-z]+)+$/;
const asked = sorted(
  Object.values(scopes)
    .flatMap((value) =>
      typeof value === 'string' ? [value] : Array.isArray(value) ? (value as string[]) : [],
    )
    .filter((value) => SCOPE.test(value)),
);

describe('the permission sheet', () => {
  test('is the page in infra/azure; make it anew with npm run --silent admin -- sheet', () => {
    expect(file('infra/azure/permissions.md').trimEnd()).toBe(permissionSheet().trimEnd());
  });

  test('names every delegated scope that is asked for, and no other', () => {
    expect(names('delegated')).toEqual(asked);
  });

  test('names every permission of the manifest, and no other', () => {
    const resource = manifest.authorization.permissions.resourceSpecific;
    expect(names('resource-specific')).toEqual(sorted(resource.map(({ name }) => name)));
    expect(resource.every(({ type }) => type === 'Application')).toBe(true);
  });

  test('agrees with what the README asks an administrator to give', () => {
    const readme = file('README.md');
    const part = readme.slice(readme.indexOf('**Give it permissions**'), readme.indexOf('**Deploy**'));
    const listed = [...part.matchAll(/`([A-Z]\w+(?:\.[A-Z]\w+)+)`/g)].map(([, name = '']) => name);
    expect(sorted(listed)).toEqual(sorted([...names('delegated'), ...names('application')]));
  });

  test('is what the local tenant has consented to', () => {
    for (const name of names('delegated'))
      expect([name, PROGRAM_SCOPES.includes(name)]).toEqual([name, true]);
    expect(names('application')).toEqual(sorted(APP_ROLES));
    for (const name of names('administrator'))
      expect([name, PROGRAM_SCOPES.includes(name)]).toEqual([name, false]);
  });

  test('agrees with the local tenant about who may consent to what', () => {
    for (const { name, adminConsent } of permissionsOf('delegated'))
      expect([name, NEED_ADMINISTRATOR.includes(name)]).toEqual([name, adminConsent]);
    expect(ownConsentTo(['https://graph.microsoft.com/Calendars.ReadBasic'])).toEqual([
      'Calendars.ReadBasic',
    ]);
    for (const wrong of [[], ['TeamMember.Read.All'], ['User.Read', 'Sites.Selected'], ['Mail.Read']])
      expect(ownConsentTo(wrong)).toBeNull();
  });

  test('says why and what breaks, in both languages, without ever asking for more than named sites for the app', () => {
    for (const { name, why, without } of PERMISSIONS)
      for (const text of [why.sv, why.en, without.sv, without.en])
        expect([name, /^\p{Lu}.*\.$/u.test(text), /!|\|/.test(text)]).toEqual([name, true, false]);
    expect(names('application')).toEqual(['Sites.Selected']);
    expect(new Set(PERMISSIONS.map(({ name }) => name)).size).toBe(PERMISSIONS.length);
  });
});

// https://learn.microsoft.com/en-us/entra/identity-platform/v2-admin-consent
test('the address where an administrator consents names tenant and app', () => {
  expect(adminConsentAddress('https://login.microsoftonline.com', 'kommun.se', 'a&b')).toBe(
    'https://login.microsoftonline.com/kommun.se/adminconsent?client_id=a%26b',
  );
});
