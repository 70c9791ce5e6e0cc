/** The framed tab: the iframe, what the tab asks of its host, and Teams' own Save button under a configuration page. */
import type { TenantView, Theme } from '../shapes.ts';
import { VIEWS, type View } from '../shapes.ts';
import { api } from './api.ts';
import { openAuthWindow } from './auth-window.ts';
import { showDialog } from './dialog.ts';
import { button, el } from './dom.ts';
import { listen, type Surroundings, type Wire } from './protocol.ts';
import {
  addressOf,
  contextOf,
  type FrameContext,
  frameContextOf,
  linkedTo,
  openedAt,
  type Stand,
} from './stand.ts';
import { textsIn } from './texts.ts';

export interface Framed {
  element: HTMLElement;
  /** Tells the tab of another theme, without loading it anew. */
  setTheme(theme: Theme): void;
  close(): void;
}

/** A view by the id in a link; views that do not exist lead to the start. */
const viewNamed = (id: string): View => VIEWS.find((view) => view === id) ?? 'start';

/** Frames the tab there; `moved` hears when the tab leads to another view. */
export const frameTab = (tenant: TenantView, first: Stand, moved: (stand: Stand) => void): Framed => {
  const texts = textsIn(first.language);
  const origin = new URL(tenant.bot).origin;
  const session = crypto.randomUUID();
  let stand = first;
  let frameContext: FrameContext = frameContextOf(stand);
  let address = addressOf(tenant, stand);
  let entityId: string = stand.view;

  const iframe = el('iframe', { className: 'tab-frame', name: 'stegvis', title: 'stegvis' });
  iframe.allow = 'clipboard-write';
  const save = button(texts.save, () => pressSave(), 'primary');
  const problem = el('p', { className: 'problem', role: 'alert' });
  const footer = el('footer', { className: 'frame-footer' }, problem, save);
  const element = el('section', { className: 'framed', data: { frame: frameContext } }, iframe, footer);

  const show = (): void => {
    element.dataset.frame = frameContext;
    footer.hidden = frameContext !== 'settings';
    save.disabled = true;
    problem.textContent = '';
    element.dataset.loaded = 'false';
    iframe.src = address;
  };
  const go = (view: View, subPage: string | null): void => {
    stand = { ...stand, view, subPage };
    frameContext = frameContextOf(stand);
    address = addressOf(tenant, stand);
    entityId = view;
    show();
    moved(stand);
  };
  const pressSave = (): void => {
    save.disabled = true;
    save.textContent = texts.saving;
    problem.textContent = '';
    wire.tell('settings.save', [{}]);
  };
  const saved: Surroundings['saved'] = async (configuration, reason) => {
    save.textContent = texts.save;
    try {
      if (reason !== null || !configuration?.contentUrl) throw new Error(reason || texts.failed);
      // A meeting's chat has no channel to list the tab in.
      if (stand.where === stand.unit?.channel) await api.saveTab(stand.unit.channel, configuration);
      const view = new URL(configuration.contentUrl).searchParams.get('view');
      stand = { ...stand, view: viewNamed(view ?? 'start'), subPage: null };
      frameContext = frameContextOf(stand);
      address = configuration.contentUrl;
      entityId = configuration.entityId ?? stand.view;
      show();
      moved(stand);
    } catch (error) {
      problem.textContent = error instanceof Error ? error.message : String(error);
      save.disabled = false;
    }
  };
  const link = (target: string): void => {
    const place = linkedTo(target);
    if (place) go(viewNamed(place.pageId), place.subPageId);
    else if (/^(https?|mailto):/.test(target))
      window.open(openedAt(tenant, stand.person, target), '_blank', 'noopener');
  };

  const around: Surroundings = {
    origin,
    frameContext: () => frameContext,
    context: () => contextOf(tenant, stand, frameContext, entityId, session),
    token: async () => (await api.token(stand.person.id)).token,
    configuration: () => ({ entityId, contentUrl: address, websiteUrl: address }),
    loaded: () => {
      element.dataset.loaded = 'true';
    },
    failed: (reason) => {
      problem.textContent = `${texts.tabFailed} ${reason}`;
      footer.hidden = false;
    },
    valid: (allowed) => {
      save.disabled = !allowed;
    },
    saved,
    navigate: (pageId, subPageId) => go(viewNamed(pageId), subPageId),
    link,
    dialog: (info) => showDialog(info, around, texts.close),
    authenticate: (info) => openAuthWindow(info, origin, around.context),
    submit: () => undefined,
  };
  const wire: Wire = listen(iframe, around);
  show();
  return {
    element,
    setTheme(theme) {
      stand = { ...stand, theme };
      wire.tell('themeChange', [theme]);
    },
    close() {
      wire.stop();
      element.remove();
    },
  };
};
