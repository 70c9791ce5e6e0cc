/** The page for people: who am I, and when; the chat on the left, the tab on the right. */
import './style.css';
import './panes.css';
import './extension.css';
import { LANGUAGES, type PersonView, type TenantView, THEMES, VIEWS, type View } from '../shapes.ts';
import { searchOf, standOf } from './address.ts';
import { api } from './api.ts';
import { type ChatPane, chatPane } from './chat.ts';
import { type ClockBar, clockBar } from './clock-bar.ts';
import { button, choice, el } from './dom.ts';
import { extensionTools } from './extension.ts';
import { type Framed, frameTab } from './frame.ts';
import { linkedTo, openedAt, type Stand, unitAt } from './stand.ts';
import { type Texts, textsIn } from './texts.ts';

/** Views of later rooms: the address takes them, the choice offers them when the tab has them. */
const LATER: readonly View[] = ['screening', 'training', 'competence', 'report'];

const roleOf = (person: PersonView, texts: Texts): string =>
  [
    person.guest ? texts.guest : texts.people[person.role],
    person.group && person.role !== 'manager' ? texts.group : '',
  ]
    .filter(Boolean)
    .join(', ');

const personChoice = (
  tenant: TenantView,
  texts: Texts,
  chosen: PersonView,
  changed: (person: PersonView) => void,
): HTMLElement => {
  const select = el(
    'select',
    {
      aria: { label: texts.person },
      onchange: () => {
        const person = tenant.people.find((one) => one.id === select.value);
        if (person) changed(person);
      },
    },
    ...tenant.units.map((unit) =>
      el(
        'optgroup',
        { label: unit.name },
        ...tenant.people
          .filter((person) => person.unit === unit.id)
          .map((person) =>
            el('option', { value: person.id, textContent: `${person.name}, ${roleOf(person, texts)}` }),
          ),
      ),
    ),
  );
  select.value = chosen.id;
  return el('label', { className: 'field' }, el('span', { textContent: texts.person }), select);
};

/** The whole page for one choice of person, place, language; drawn anew when one of them changes. */
const page = (tenant: TenantView, root: HTMLElement, first: Stand): void => {
  let stand = first;
  let chat: ChatPane | undefined;
  let clock: ClockBar | undefined;
  let framed: Framed | undefined;

  const keep = (): void => history.replaceState(null, '', searchOf(stand));
  const change = (changes: Partial<Stand>): void => {
    const next = { ...stand, ...changes };
    const unit = unitAt(tenant, next.person, next.where);
    stand =
      unit === undefined ? { ...next, where: 'personal', unit: null, view: 'personal' } : { ...next, unit };
    keep();
    draw();
  };
  const follow = (address: string): void => {
    const place = linkedTo(address);
    if (!place) {
      if (/^https?:/.test(address))
        window.open(openedAt(tenant, stand.person, address), '_blank', 'noopener');
      return;
    }
    const view = VIEWS.find((one) => one === place.pageId) ?? 'start';
    const inChannel = place.channel && unitAt(tenant, stand.person, place.channel);
    change({ view, subPage: place.subPageId, ...(inChannel ? { where: place.channel ?? 'personal' } : {}) });
  };

  const nav = (texts: Texts): HTMLElement => {
    const unit = tenant.units.find((one) => one.id === stand.person.unit);
    const item = (where: string, title: string, detail: string): HTMLElement => {
      const made = button('', () =>
        change({ where, view: where === 'personal' ? 'personal' : 'start', subPage: null }),
      );
      made.append(el('b', { textContent: title }), el('small', { textContent: detail }));
      if (stand.where === where) made.setAttribute('aria-current', 'true');
      return made;
    };
    return el(
      'nav',
      { className: 'places', aria: { label: texts.places } },
      el('h2', { textContent: texts.chats }),
      item('personal', texts.bot, texts.personalTab),
      el('h2', { textContent: texts.teams }),
      unit && item(unit.channel, unit.channelName, unit.teamName),
      el('h2', { textContent: texts.meetings }),
      unit && item(unit.meeting.chat, unit.meeting.title, unit.teamName),
    );
  };
  const tabPane = (texts: Texts): HTMLElement => {
    framed = frameTab(tenant, stand, (moved) => {
      stand = moved;
      keep();
      const select = views.querySelector('select');
      if (select) select.value = moved.view;
    });
    const views = choice(
      texts.view,
      VIEWS.filter((view) => view === stand.view || !LATER.includes(view)).map(
        (view) => [view, texts.views[view]] as const,
      ),
      stand.view,
      (view) => change({ view: VIEWS.find((one) => one === view) ?? 'start', subPage: null }),
    );
    const themes = choice(
      texts.theme,
      THEMES.map((theme) => [theme, texts.themes[theme]] as const),
      stand.theme,
      (value) => {
        const theme = THEMES.find((one) => one === value) ?? 'default';
        stand = { ...stand, theme };
        document.documentElement.dataset.theme = theme;
        framed?.setTheme(theme);
        keep();
      },
    );
    const away = el('a', { href: `/host${searchOf(stand)}`, target: '_blank', textContent: texts.ownWindow });
    away.addEventListener('click', () => {
      away.href = `/host${searchOf(stand)}`;
    });
    return el(
      'section',
      { className: 'tab', aria: { label: texts.tab } },
      el('header', { className: 'pane-head' }, el('h2', { textContent: texts.tab }), views, themes, away),
      framed.element,
    );
  };
  const header = (texts: Texts): HTMLElement =>
    el(
      'header',
      { className: 'top' },
      el(
        'div',
        { className: 'brand' },
        el('img', { src: '/icon.svg', alt: '', width: 28, height: 28 }),
        el('div', {}, el('h1', { textContent: texts.title }), el('small', { textContent: texts.invented })),
      ),
      personChoice(tenant, texts, stand.person, (person) => {
        // The same kind of place as before, in the other person's unit.
        const unit = tenant.units.find((one) => one.id === person.unit);
        const same = stand.where === stand.unit?.channel ? unit?.channel : unit?.meeting.chat;
        change({
          person,
          where: stand.where === 'personal' ? 'personal' : (same ?? 'personal'),
          subPage: null,
        });
      }),
      clock?.element,
      choice(
        texts.language,
        LANGUAGES.map((language) => [language, texts.languages[language]] as const),
        stand.language,
        (value) => change({ language: LANGUAGES.find((one) => one === value) ?? 'sv' }),
      ),
    );

  const draw = (): void => {
    const texts = textsIn(stand.language);
    chat?.close();
    clock?.close();
    framed?.close();
    document.documentElement.lang = stand.language;
    document.documentElement.dataset.theme = stand.theme;
    document.title = `Stegvis – ${texts.title.toLowerCase()}`;
    clock = clockBar(stand.language, () => void chat?.refresh());
    const title =
      stand.where === stand.unit?.channel ? stand.unit.channelName : (stand.unit?.meeting.title ?? texts.bot);
    chat = chatPane(
      {
        ...{ person: stand.person, where: stand.where, title, language: stand.language },
        meeting: stand.where === stand.unit?.meeting.chat,
      },
      follow,
      (say, refresh) => extensionTools(tenant, stand, say, refresh),
    );
    root.replaceChildren(
      header(texts),
      el('main', { className: 'panes' }, nav(texts), chat.element, tabPane(texts)),
    );
  };
  keep();
  draw();
};

const start = async (): Promise<void> => {
  const root = document.getElementById('app');
  if (!root) return;
  const tenant = await api.tenant();
  const [manager] = tenant.people;
  const stand =
    standOf(tenant, location.search) ?? (manager && standOf(tenant, `?person=${manager.id}&where=personal`));
  if (stand) page(tenant, root, stand);
};

void start();
