/** What was played, as a page in Markdown, with the pictures that belong to it. */
import type { Language } from '../../../../bot/core/content.ts';
import type { PlayedScene, Shown } from './play.ts';

export interface Picture {
  /** Relative to the page. */
  path: string;
  card: Record<string, unknown>;
}

const TEXTS = {
  sv: {
    title: 'Samtal med Stegvis',
    intro:
      'Sidan är gjord av testerna: varje rad är sagd i ett test, och varje bild är kortet som kom tillbaka.',
    other: '[In English](transcripts.en.md)',
    added: '*Stegvis läggs till.*',
    later: '*En påminnelse kommer.*',
    silence: '*Stegvis svarar inte.*',
    you: 'Du',
  },
  en: {
    title: 'Conversations with Stegvis',
    intro:
      'This page is made by the tests: each line was said in a test, and each picture is the card that came back.',
    other: '[På svenska](transcripts.sv.md)',
    added: '*Stegvis is added.*',
    later: '*A reminder comes.*',
    silence: '*Stegvis does not answer.*',
    you: 'You',
  },
} as const;

/** Everything that can be read on a card, part by part: texts, labels of fields, and the buttons in brackets. */
export const wordsOf = (part: unknown): string[] => {
  if (Array.isArray(part)) return part.flatMap(wordsOf);
  if (typeof part !== 'object' || part === null) return [];
  const { type, text, title, label, body, items, actions, columns } = part as Record<string, unknown>;
  const own = [
    ...(type === 'TextBlock' && typeof text === 'string' ? [text] : []),
    ...(typeof label === 'string' ? [/[.?]$/.test(label) ? label : `${label}:`] : []),
    ...(String(type).startsWith('Action.') && typeof title === 'string' ? [`[${title}]`] : []),
  ];
  return [...own, ...[body, items, columns, actions].flatMap(wordsOf)];
};

const escaped = (text: string): string => text.replaceAll(/[\\`*_<>|#[\]]/g, '\\$&').replaceAll('\n', ' ');
const quoted = (lines: readonly string[]): string => lines.map((line) => `> ${escaped(line)}`).join('  \n');

/** The page and its pictures; every card has its own, also one that looks like another. */
export const makePage = (
  language: Language,
  played: readonly PlayedScene[],
): { markdown: string; pictures: Picture[] } => {
  const t = TEXTS[language];
  const pictures: Picture[] = [];
  const shown = ({ text, card }: Shown, scene: string): string => {
    if (card === null) return quoted([text ?? '']);
    const known = pictures.find(
      (picture) => JSON.stringify(wordsOf(picture.card)) === JSON.stringify(wordsOf(card)),
    );
    const path = known?.path ?? `transcripts/${language}-${scene}-${pictures.length + 1}.png`;
    if (known === undefined) pictures.push({ path, card });
    const words = wordsOf(card);
    return `${quoted(words)}\n\n![${escaped(words.slice(0, 2).join(' — '))}](${path})`;
  };
  const parts = played.flatMap(({ scene, turns }) => [
    `## ${scene.title[language]}`,
    ...turns.flatMap(({ did, shown: answers }, index) => {
      const begun = scene.turns[index]?.kind === 'add' ? t.added : t.later;
      return [
        did === null ? begun : `**${t.you}:** ${escaped(did)}`,
        ...(answers.length === 0 ? [t.silence] : answers.map((answer) => shown(answer, scene.id))),
      ];
    }),
  ]);
  return { markdown: `${[`# ${t.title}`, t.intro, t.other, ...parts].join('\n\n')}\n`, pictures };
};
