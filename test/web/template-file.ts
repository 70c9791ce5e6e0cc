/** A template as somebody's file, changed as the test wants it. */
import { content, type Programme } from '../../bot/core/content.ts';
import { templateFile } from '../../bot/core/template.ts';

type Loose = Omit<Programme, 'steps'> & {
  steps: (Omit<Programme['steps'][number], 'en'> & { en?: unknown })[];
};

/** The text of a file of Hbtq-klivet's template after `change`. */
export const fromTemplate = (change: (template: Loose) => unknown): string => {
  const programme = content.programmes.find(({ id }) => id === 'hbtq-klivet');
  if (!programme) throw new Error('no Hbtq-klivet');
  const file = JSON.parse(JSON.stringify(templateFile(programme))) as { template: Loose };
  return JSON.stringify({ ...file, template: change(file.template) });
};
