/** Teams' message extension on the page: the search beside the composer, the menu of a message, and the message begun. */
import { COMMANDS, type TenantView } from '../shapes.ts';
import { api, type DialogShown, type Invoked, type Line, type Result } from './api.ts';
import { openBotDialog } from './bot-dialog.ts';
import { drawCard } from './cards.ts';
import { button, choice, el } from './dom.ts';
import type { Stand } from './stand.ts';
import { textsIn } from './texts.ts';

export interface ExtensionTools {
  /** What stands between the messages and the composer. */
  element: HTMLElement;
  /** The menu of a message. */
  menu(line: Line): HTMLElement;
  /** A card's button opened a dialog. */
  opened(line: string, info: DialogShown): Promise<void>;
}

const PAUSE_MS = 250;

/** `say` tells how it went; `refresh` has the chat drawn anew. */
export const extensionTools = (
  tenant: TenantView,
  stand: Stand,
  say: (text: string) => void,
  refresh: () => Promise<void>,
): ExtensionTools => {
  const { person, where, language, theme } = stand;
  const texts = textsIn(language);
  const searches = COMMANDS.filter(({ type }) => type === 'query');
  const actions = COMMANDS.filter(({ type }) => type === 'action');
  let command: string = searches[0]?.id ?? '';
  let asked = 0;

  const trying = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  };

  const draft = el('section', { className: 'draft', hidden: true, aria: { label: texts.draft } });
  const begin = ({ content }: Result): void => {
    const drawn = drawCard(
      content,
      () => undefined,
      () => undefined,
    );
    const drop = (): void => {
      draft.replaceChildren();
      draft.hidden = true;
    };
    const send = (): Promise<void> =>
      trying(async () => {
        await api.insert(person.id, where, content);
        drop();
        await refresh();
      });
    draft.replaceChildren(
      drawn ?? '',
      el(
        'div',
        { className: 'row' },
        button(texts.sendDraft, () => void send(), 'primary'),
        button(texts.dropDraft, drop),
      ),
    );
    draft.hidden = false;
  };

  const results = el('ul', { className: 'results' });
  const input = el('input', { type: 'search', autocomplete: 'off', aria: { label: texts.searchHere } });
  const show = (answer: Invoked): void => {
    say(
      answer.error
        ? texts.cardFailed
        : (answer.message ?? (answer.results?.length === 0 ? texts.noResults : '')),
    );
    results.replaceChildren(
      ...(answer.results ?? []).map((result) => {
        const one = button('', () => {
          begin(result);
          box.hidden = true;
        });
        one.append(
          el('b', { textContent: result.preview.title }),
          el('small', { textContent: result.preview.text }),
        );
        return el('li', {}, one);
      }),
    );
  };
  const look = (text: string | null): Promise<void> =>
    trying(async () => {
      asked += 1;
      const mine = asked;
      const answer = await api.search(person.id, where, command, text, theme);
      // Teams asks as characters are entered; only the last answer counts.
      if (mine === asked) show(answer);
    });
  let timer: ReturnType<typeof setTimeout> | undefined;
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(input.value.trim() || null), PAUSE_MS);
  });
  const box = el(
    'section',
    { className: 'search', hidden: true, aria: { label: texts.searchIn } },
    el(
      'div',
      { className: 'row' },
      choice(
        texts.searchWhat,
        searches.map(({ id, title }) => [id, title[language]] as const),
        command,
        (value) => {
          command = value;
          void look(input.value.trim() || null);
        },
      ),
      input,
    ),
    results,
  );
  const open = button(
    texts.searchIn,
    () => {
      box.hidden = !box.hidden;
      if (box.hidden) return;
      input.value = '';
      results.replaceChildren();
      void look(null);
      input.focus();
    },
    'small',
  );

  const handIn = async (line: string, info: DialogShown, by: string | null): Promise<void> => {
    const closed = await openBotDialog(tenant, stand, info);
    if (closed === null) return;
    const answer = await api.submit(person.id, line, by, closed.result, theme);
    if (answer.error) say(texts.cardFailed);
    else if (answer.message) say(answer.message);
    if (answer.dialog) await handIn(line, answer.dialog, by);
    const [first] = answer.results ?? [];
    if (first) begin(first);
    await refresh();
  };
  const choose = (line: string, id: string): Promise<void> =>
    trying(async () => {
      say('');
      const answer = await api.command(person.id, line, id, theme);
      if (answer.error) return say(texts.cardFailed);
      if (answer.message) say(answer.message);
      if (answer.dialog) await handIn(line, answer.dialog, id);
    });

  return {
    element: el('div', { className: 'extension' }, draft, box, open),
    menu(line) {
      const items = el('div', { className: 'menu-items' });
      const menu = el(
        'details',
        { className: 'menu' },
        el('summary', { textContent: '…', aria: { label: texts.moreActions } }),
        items,
      );
      for (const { id, title } of actions)
        items.append(
          button(
            title[language],
            () => {
              menu.open = false;
              void choose(line.id, id);
            },
            'small',
          ),
        );
      return menu;
    },
    opened: (line, info) => trying(() => handIn(line, info, null)),
  };
};
