/** Frames the tab at once, as Teams would show it to the person in that place (`POST /control/open`). */
import './style.css';
import './panes.css';
import { THEMES } from '../shapes.ts';
import { searchOf, standOf } from './address.ts';
import { api } from './api.ts';
import { choice, el } from './dom.ts';
import { frameTab } from './frame.ts';
import { frameContextOf, type Stand } from './stand.ts';
import { textsIn } from './texts.ts';

const placeName = (stand: Stand): string => {
  if (!stand.unit) return stand.person.name;
  const name = stand.where === stand.unit.channel ? stand.unit.channelName : stand.unit.meeting.title;
  return `${stand.unit.teamName} · ${name} · ${stand.person.name}`;
};

const start = async (): Promise<void> => {
  const root = document.getElementById('app');
  if (!root) return;
  const tenant = await api.tenant();
  let stand = standOf(tenant, location.search);
  if (!stand) {
    root.append(el('p', { className: 'problem', textContent: textsIn('sv').noPlace }));
    return;
  }
  const texts = textsIn(stand.language);
  document.documentElement.lang = stand.language;
  document.documentElement.dataset.theme = stand.theme;
  const title = el('h1', { textContent: texts.views[stand.view] });
  const stage = el('main', { className: 'stage', data: { frame: frameContextOf(stand) } });
  const framed = frameTab(tenant, stand, (moved) => {
    stand = moved;
    title.textContent = texts.views[moved.view];
    stage.dataset.frame = frameContextOf(moved);
    history.replaceState(null, '', searchOf(moved));
  });
  const themes = choice(
    texts.theme,
    THEMES.map((theme) => [theme, texts.themes[theme]] as const),
    stand.theme,
    (value) => {
      const theme = THEMES.find((one) => one === value) ?? 'default';
      document.documentElement.dataset.theme = theme;
      framed.setTheme(theme);
    },
  );
  stage.append(el('p', { className: 'meeting', textContent: texts.meetingStage }), framed.element);
  root.append(
    el(
      'header',
      { className: 'top slim' },
      el('img', { src: '/icon.svg', alt: '', width: 20, height: 20 }),
      title,
      el('small', { textContent: placeName(stand) }),
      themes,
    ),
    stage,
  );
};

void start();
