/** A chat with the bot: what was said, the cards, and a line to write in. */
import type { Language, PersonView } from '../shapes.ts';
import { api, type Line } from './api.ts';
import { drawCard, type Pressed } from './cards.ts';
import { button, el } from './dom.ts';
import type { ExtensionTools } from './extension.ts';
import { htmlOf } from './markdown.ts';
import { textsIn } from './texts.ts';
import { shortTime } from './time.ts';

const POLL_MS = 2_000;
const LONGEST_MS = 30_000;

export interface ChatPane {
  element: HTMLElement;
  refresh(): Promise<void>;
  close(): void;
}

export interface ChatPlace {
  person: PersonView;
  where: string;
  title: string;
  language: Language;
  /** Whether it is the chat of a meeting, which can start and end. */
  meeting: boolean;
}

const attachmentsOf = (line: Line): { contentType?: string; content?: unknown }[] =>
  Array.isArray(line.activity.attachments) ? line.activity.attachments : [];

/** What a person sees of a text: mentions without their marks. */
const textOf = (line: Line): string => String(line.activity.text ?? '').replace(/<at>([^<]*)<\/at>/g, '@$1');

/**
 * The chat of a person in a place; `opened` hears links on cards. `extend`: what else Teams offers there, made once the
 * chat can say how it went.
 */
export const chatPane = (
  place: ChatPlace,
  opened: (address: string) => void,
  extend: (say: (text: string) => void, refresh: () => Promise<void>) => ExtensionTools,
): ChatPane => {
  const { person, where, language } = place;
  const texts = textsIn(language);
  const log = el('div', { className: 'log', role: 'log', tabIndex: 0, aria: { label: place.title } });
  const note = el('p', { className: 'note', role: 'status' });
  const input = el('input', {
    type: 'text',
    autocomplete: 'off',
    placeholder: where === 'personal' ? texts.write : texts.writeAmong,
    aria: { label: where === 'personal' ? texts.write : texts.writeAmong },
  });
  const send = el('button', { type: 'submit', className: 'primary', textContent: texts.send });
  const suggestions = el(
    'div',
    { className: 'suggestions' },
    ...texts.suggestions.map((text) => button(text, () => void say(text), 'small')),
  );
  const composer = el(
    'form',
    { className: 'composer' },
    suggestions,
    el('div', { className: 'row' }, input, send),
  );
  const install = button('', () => void toggle(), 'small');
  const meeting = place.meeting
    ? el(
        'div',
        { className: 'row' },
        button(texts.meetingStarts, () => void meet('start'), 'small'),
        button(texts.meetingEnds, () => void meet('end'), 'small'),
      )
    : null;
  const tools = extend(
    (text) => {
      note.textContent = text;
    },
    () => refresh(),
  );
  const element = el(
    'section',
    { className: 'chat', aria: { label: texts.chat } },
    el('header', { className: 'pane-head' }, el('h2', { textContent: place.title }), meeting, install),
    log,
    note,
    tools.element,
    composer,
  );

  let installed = false;
  let closed = false;
  let pause = POLL_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const shown = new Map<string, { sign: string; element: HTMLElement }>();

  const press = async (id: string, what: Pressed, card: HTMLElement): Promise<void> => {
    card.classList.add('busy');
    try {
      const clicked = await api.click(person.id, id, what.action, what.inputs);
      const { status, body, dialog } = clicked;
      const answer = (body ?? {}) as { type?: string; value?: unknown };
      if (dialog) void tools.opened(id, dialog);
      if (status >= 400) note.textContent = texts.cardFailed;
      else if (clicked.message) note.textContent = clicked.message;
      else if (typeof answer.value === 'string') note.textContent = answer.value;
      else note.textContent = '';
    } catch (error) {
      note.textContent = error instanceof Error ? error.message : String(error);
    }
    card.classList.remove('busy');
    await refresh();
  };
  const bubble = (line: Line): HTMLElement => {
    const text = textOf(line);
    const parts: HTMLElement[] = text ? [el('p', { innerHTML: htmlOf(text) })] : [];
    for (const { content, contentType } of attachmentsOf(line))
      if (contentType !== 'text/html') {
        const card: HTMLElement | null = drawCard(
          content,
          (what) => void (card && press(line.id, what, card)),
          opened,
        );
        parts.push(card ?? el('p', { className: 'problem', textContent: texts.cardBroken }));
      }
    const who = line.by ? line.by.name : texts.bot;
    const mine = line.by?.id === person.id;
    return el(
      'article',
      { className: mine ? 'line mine' : 'line', data: { id: line.id } },
      el(
        'header',
        {},
        el('b', { className: 'who', textContent: who }),
        el('time', { dateTime: line.at, textContent: shortTime(new Date(line.at), language) }),
        tools.menu(line),
      ),
      el('div', { className: 'bubble' }, ...parts),
    );
  };
  const draw = (lines: Line[]): void => {
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
    let added = false;
    for (const id of [...shown.keys()])
      if (!lines.some((line) => line.id === id)) {
        shown.get(id)?.element.remove();
        shown.delete(id);
      }
    for (const line of lines) {
      const sign = JSON.stringify(line.activity);
      const known = shown.get(line.id);
      if (known?.sign === sign) continue;
      const drawn = bubble(line);
      if (known) known.element.replaceWith(drawn);
      else log.append(drawn);
      added ||= !known;
      shown.set(line.id, { sign, element: drawn });
    }
    if (added && atEnd) log.scrollTop = log.scrollHeight;
    log.dataset.empty = lines.length > 0 ? '' : installed ? texts.nothing : texts.notAdded;
  };
  const refresh = async (): Promise<void> => {
    const chat = await api.chat(person.id, where);
    if (closed) return;
    installed = chat.installed;
    install.hidden = installed && !chat.own;
    install.textContent = installed ? texts.remove : texts.add;
    install.className = installed ? 'small quiet' : 'small primary';
    input.disabled = send.disabled = !installed;
    suggestions.hidden = !installed;
    if (meeting) meeting.hidden = !installed;
    draw(chat.lines);
  };
  const poll = async (): Promise<void> => {
    if (closed) return;
    try {
      if (!document.hidden) await refresh();
      pause = POLL_MS;
    } catch (error) {
      // The tenant may be starting again: ask more and more seldom until it is back.
      note.textContent = error instanceof Error ? error.message : String(error);
      pause = Math.min(LONGEST_MS, pause * 2);
    }
    timer = setTimeout(() => void poll(), pause);
  };
  const doing = async (work: () => Promise<unknown>): Promise<void> => {
    note.textContent = '';
    try {
      await work();
    } catch (error) {
      note.textContent = error instanceof Error ? error.message : String(error);
    }
    await refresh();
  };
  const say = (text: string): Promise<void> => doing(() => api.say(person.id, where, text));
  const meet = (event: 'start' | 'end'): Promise<void> => doing(() => api.meeting(person.id, where, event));
  const toggle = (): Promise<void> =>
    doing(() => (installed ? api.uninstall(person.id, where) : api.install(person.id, where)));
  composer.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (!text) return;
    input.value = '';
    void say(text);
  });
  void poll();
  return {
    element,
    refresh,
    close() {
      closed = true;
      clearTimeout(timer);
      element.remove();
    },
  };
};
