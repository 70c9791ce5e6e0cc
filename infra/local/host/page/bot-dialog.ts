/** A dialog that the bot opens: a page of the tab, or an Adaptive Card, as Teams shows it. */
import type { TenantView } from '../shapes.ts';
import type { DialogShown } from './api.ts';
import { api } from './api.ts';
import { openAuthWindow } from './auth-window.ts';
import { drawCard } from './cards.ts';
import { showDialog } from './dialog.ts';
import { button, el } from './dom.ts';
import type { Surroundings } from './protocol.ts';
import { contextOf, openedAt, type Stand } from './stand.ts';
import { textsIn } from './texts.ts';

const nothing = (): void => undefined;

/** What a dialog's page finds around it: the person's context and sign-in, and nothing of a tab. */
const surroundings = (tenant: TenantView, stand: Stand): Surroundings => {
  const session = crypto.randomUUID();
  const { origin } = new URL(tenant.bot);
  const context = (): Record<string, unknown> => contextOf(tenant, stand, 'task', '', session);
  return {
    origin,
    frameContext: () => 'task',
    context,
    authenticate: (info) => openAuthWindow(info, origin, context),
    token: async () => (await api.token(stand.person.id)).token,
    configuration: () => ({ contentUrl: '' }),
    ...{ loaded: nothing, failed: nothing, valid: nothing, navigate: nothing, submit: nothing },
    saved: async () => undefined,
    link: (address) => void window.open(openedAt(tenant, stand.person, address), '_blank', 'noopener'),
    dialog: () => Promise.resolve({ problem: 'A dialog opens no other.' }),
  };
};

const showCard = (info: DialogShown, closeText: string): Promise<void> =>
  new Promise((resolve) => {
    const drawn = drawCard(info.card, nothing, (address) => void window.open(address, '_blank', 'noopener'));
    const close = button('×', () => shown.close(), 'quiet');
    close.setAttribute('aria-label', closeText);
    const shown = el(
      'dialog',
      { className: 'dialog', aria: { label: info.title } },
      el('header', {}, el('h2', { textContent: info.title }), close),
      el('div', { className: 'dialog-card' }, drawn),
    );
    shown.addEventListener('close', () => {
      shown.remove();
      resolve();
    });
    document.body.append(shown);
    shown.showModal();
  });

/** Shows it; resolves with what its page handed in, or with null when it was closed. */
export const openBotDialog = async (
  tenant: TenantView,
  stand: Stand,
  info: DialogShown,
): Promise<{ result: unknown } | null> => {
  const { close } = textsIn(stand.language);
  if (info.url === undefined) {
    await showCard(info, close);
    return null;
  }
  // A result goes to the bot only where the page names the app that may have it:
  // learn.microsoft.com/javascript/api/@microsoft/teams-js/dialog.url#@microsoft-teams-js-dialog-url-submit
  const outcome = await showDialog(
    { ...info, url: info.url },
    surroundings(tenant, stand),
    close,
    tenant.apps,
  );
  return 'result' in outcome && outcome.result != null ? outcome : null;
};
