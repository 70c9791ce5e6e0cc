import { z } from 'zod';
import { level } from '../../bot/core/api-competence.ts';
import type { Answers, Held } from './answer-queue.ts';

const answers = z.record(z.string(), level);

/**
 * Answers that could not be saved yet, for this person and unit. They outlive a reload and end with the window: what
 * somebody thinks of their own knowledge does not stay in a browser that others use too.
 */
export const heldAnswers = (person: string, unit: string): Held => {
  const name = `stegvis/levels/${person}/${unit}`;
  return {
    read: (): Answers => {
      try {
        return answers.safeParse(JSON.parse(window.sessionStorage.getItem(name) ?? '{}')).data ?? {};
      } catch {
        // No storage, or not ours: nothing waits.
        return {};
      }
    },
    keep: (waiting) => {
      try {
        if (Object.keys(waiting).length === 0) window.sessionStorage.removeItem(name);
        else window.sessionStorage.setItem(name, JSON.stringify(waiting));
      } catch (error) {
        // A host may block storage: then they live as long as the page.
        console.warn('The browser keeps nothing for us.', error instanceof Error ? error.name : 'unknown');
      }
    },
  };
};
