/** A dialog that the tab opens over itself, as Teams shows it. */
import { button, el } from './dom.ts';
import { type DialogInfo, listen, type Surroundings } from './protocol.ts';

const sizes: Record<string, number> = { small: 400, medium: 600, large: 800 };

const pixels = (size: number | string | undefined, otherwise: number): number =>
  typeof size === 'number' ? size : (sizes[String(size)] ?? otherwise);

/**
 * Shows the dialog's page; resolves with its result, or with a problem when the person closes it. `apps`: who may be
 * handed the result, where a bot opened it; the page has to name one of them.
 */
export const showDialog = (
  info: DialogInfo,
  around: Surroundings,
  closeText: string,
  apps: readonly string[] | null = null,
): Promise<{ result: unknown } | { problem: string }> => {
  if (!URL.canParse(info.url) || new URL(info.url).origin !== around.origin)
    return Promise.resolve({ problem: 'The address is not in a valid domain of the app.' });
  return new Promise((resolve) => {
    const frame = el('iframe', { className: 'dialog-frame', name: 'stegvis-dialog', title: info.title });
    frame.style.width = `${pixels(info.width, 600)}px`;
    frame.style.height = `${pixels(info.height, 400)}px`;
    const shown = el(
      'dialog',
      { className: 'dialog', aria: { label: info.title } },
      el(
        'header',
        {},
        el('h2', { textContent: info.title }),
        button('×', () => shown.close(), 'quiet'),
      ),
      frame,
    );
    shown.querySelector('button')?.setAttribute('aria-label', closeText);
    let outcome: { result: unknown } | { problem: string } = {
      problem: 'User cancelled/closed the task module.',
    };
    const wire = listen(frame, {
      ...around,
      frameContext: () => 'task',
      context: () => ({ ...around.context(), frameContext: 'task' }),
      submit: (result, named) => {
        const known = apps === null || result == null || apps.some((app) => named.includes(app));
        outcome = known ? { result } : { problem: 'The result is for another app.' };
        shown.close();
      },
    });
    shown.addEventListener('close', () => {
      wire.stop();
      shown.remove();
      resolve(outcome);
    });
    document.body.append(shown);
    shown.showModal();
    frame.src = info.url;
  });
};
