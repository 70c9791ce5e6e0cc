import './no-eval.ts';
import './style.css';
import './print.css';
import { createRoot } from 'react-dom/client';
import { en } from '../bot/core/texts/tab/en.ts';
import { sv } from '../bot/core/texts/tab/sv.ts';
import { hostOrigins, makeApi } from './api.ts';
import { App } from './app.tsx';
import { authToken, connect } from './host.ts';
import { Outside } from './outside.tsx';

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');
const root = createRoot(place);

const host = await connect(await hostOrigins());
if (host) {
  document.documentElement.lang = host.language;
  root.render(
    <App host={host} t={host.language === 'en' ? en : sv} api={makeApi(authToken, host.language)} />,
  );
} else {
  const language = navigator.language.startsWith('en') ? 'en' : 'sv';
  document.documentElement.lang = language;
  root.render(<Outside t={language === 'en' ? en : sv} />);
}
