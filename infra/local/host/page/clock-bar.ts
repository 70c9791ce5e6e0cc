/** The tenant's clock: what it shows, and the ways to move it. */
import type { Language } from '../shapes.ts';
import { api } from './api.ts';
import { button, el } from './dom.ts';
import { textsIn } from './texts.ts';
import { fromField, longTime, nextDay, nextMorning, toField } from './time.ts';

const POLL_MS = 5_000;

export interface ClockBar {
  element: HTMLElement;
  close(): void;
}

/** The clock; `moved` is called when it has been moved and everything due has been settled. */
export const clockBar = (language: Language, moved: () => void): ClockBar => {
  const texts = textsIn(language);
  const shown = el('time', { className: 'now' });
  const note = el('span', { className: 'note', role: 'status' });
  const field = el('input', { type: 'datetime-local', aria: { label: texts.newTime } });
  let now: Date | null = null;
  let untouched = true;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = (iso: string): void => {
    now = new Date(iso);
    shown.dateTime = iso;
    shown.textContent = longTime(now, language);
    if (untouched) field.value = toField(now);
  };
  const move = async (to: Date | null): Promise<void> => {
    if (!to) return;
    buttons.disabled = true;
    note.textContent = texts.moving;
    try {
      const { now: reached, settled } = await api.move(to);
      untouched = true;
      show(reached);
      note.textContent = settled ? '' : texts.unsettled;
      moved();
    } catch (error) {
      note.textContent = error instanceof Error ? error.message : String(error);
    }
    buttons.disabled = false;
  };
  const buttons = el(
    'fieldset',
    { aria: { label: texts.clock } },
    button(texts.nextDay, () => void move(now && nextDay(now))),
    button(texts.nextMorning, () => void move(now && nextMorning(now))),
    field,
    button(texts.setClock, () => void move(fromField(field.value))),
  );
  field.addEventListener('input', () => {
    untouched = false;
  });
  const poll = async (): Promise<void> => {
    try {
      if (!document.hidden && !buttons.disabled) show((await api.clock()).now);
    } catch (error) {
      note.textContent = error instanceof Error ? error.message : String(error);
    }
    timer = setTimeout(() => void poll(), POLL_MS);
  };
  void poll();
  return {
    element: el('div', { className: 'clock' }, shown, buttons, note),
    close: () => clearTimeout(timer),
  };
};
