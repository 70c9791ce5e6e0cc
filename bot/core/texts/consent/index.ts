/** What is missing, and how to ask for it, in the reader's language. */
import type { Language } from '../../choices.ts';
import { type ConsentProblem, grantCommand } from '../../consents.ts';
import { en } from './en.ts';
import { type ConsentTexts, sv } from './sv.ts';

export const consentTexts: Record<Language, ConsentTexts> = { sv, en };

/** What is missing and what to do about it, in words that an administrator can act on. */
export const consentText = (problem: ConsentProblem, language: Language): string => {
  const texts = consentTexts[language].problem;
  switch (problem.check) {
    case 'app-role':
      return texts['app-role'];
    case 'site':
      return texts.site(problem.name, grantCommand(problem.site));
    case 'members':
      return texts.members(problem.name);
    default:
      return texts[problem.check](problem.cause);
  }
};

/** What stops the app from adding itself in a tenant, as a problem. */
export const stopProblem = (stop: {
  kind: 'permission' | 'catalog' | 'refusals';
  cause: string;
}): ConsentProblem => ({
  check:
    stop.kind === 'permission'
      ? 'install-permission'
      : stop.kind === 'catalog'
        ? 'install-catalog'
        : 'install-refused',
  cause: stop.cause,
});

/** The letter to IT for a unit whose site the app has not been given. */
export const requestText = (
  given: { unit: string; site: string; address: string; appId: string },
  language: Language,
): string => consentTexts[language].request({ ...given, command: grantCommand(given.site) });
