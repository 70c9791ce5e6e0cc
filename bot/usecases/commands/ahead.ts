/** *min puff*: what comes to the reader and why, the same as their tab's look ahead. Nobody else can ask for it. */
import type { Language } from '../../core/choices.ts';
import type { Reply } from '../../core/reply.ts';
import type { ChatPorts, Writer } from '../conversation.ts';

export const findAhead = async (
  ports: Pick<ChatPorts, 'previews'>,
  { id: person, tenant }: Pick<Writer, 'id' | 'tenant'>,
  language: Language,
): Promise<Reply> => {
  const seen = await ports.previews.previewMine({ person, tenant }, language);
  if (!seen.ok) return { kind: 'problem', fault: seen.fault, card: null };
  const { held, cards } = seen.value;
  return {
    kind: 'ahead',
    held,
    cards: cards.map(({ at, lines }) => ({
      at,
      lines: lines.map(({ unit, reason, card }) => ({ unit, title: card.title, reason })),
    })),
  };
};
