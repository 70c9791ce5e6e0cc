/** Adaptive cards as Teams draws them, with the npm renderer. */
import * as AdaptiveCards from 'adaptivecards';
import { el } from './dom.ts';
import { htmlOf } from './markdown.ts';

const FONT = "'Segoe UI', system-ui, -apple-system, Roboto, 'Helvetica Neue', sans-serif";

const font = (fontFamily: string): object => ({
  fontFamily,
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
});

/** Teams' looks; the colours are the page's own, so that they follow its theme. */
const hostConfig = new AdaptiveCards.HostConfig({
  fontFamily: FONT,
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--stroke)' },
  supportsInteractivity: true,
  fontTypes: { default: font(FONT), monospace: font("ui-monospace, Consolas, 'Courier New', monospace") },
  containerStyles: Object.fromEntries(
    ['default', 'emphasis', 'good', 'attention', 'warning', 'accent'].map((style) => [
      style,
      {
        backgroundColor: style === 'default' ? 'transparent' : 'var(--subtle)',
        foregroundColors: Object.fromEntries(
          Object.entries({
            default: 'var(--text)',
            dark: 'var(--text)',
            light: 'var(--muted)',
            accent: 'var(--brand)',
            good: 'var(--good)',
            warning: 'var(--warning)',
            attention: 'var(--danger)',
          }).map(([name, colour]) => [
            name,
            { default: colour, subtle: name === 'default' ? 'var(--muted)' : colour },
          ]),
        ),
      },
    ]),
  ),
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
    preExpandSingleShowCardAction: false,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    allowTitleToWrap: true,
  },
  adaptiveCard: { allowCustomStyle: false },
  factSet: {
    title: { weight: 'bolder', wrap: true, maxWidth: 150 },
    value: { wrap: true },
    spacing: 12,
  },
});

AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = htmlOf(text);
  result.didProcess = true;
};

export interface Pressed {
  /** The action as it stands in the card. */
  action: Record<string, unknown>;
  inputs: Record<string, unknown>;
}

/** Draws a card; `pressed` hears Action.Execute and Action.Submit, `opened` Action.OpenUrl. Null when it is no card. */
export const drawCard = (
  content: unknown,
  pressed: (what: Pressed) => void,
  opened: (address: string) => void,
): HTMLElement | null => {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = hostConfig;
  card.parse(content);
  card.onExecuteAction = (action) => {
    if (action instanceof AdaptiveCards.OpenUrlAction) return opened(action.url ?? '');
    const inputs = Object.fromEntries(
      card.getAllInputs().flatMap((input) => (input.id ? [[input.id, input.value]] : [])),
    );
    pressed({ action: action.toJSON() as Record<string, unknown>, inputs });
  };
  const drawn = card.render();
  return drawn ? el('div', { className: 'card' }, drawn) : null;
};
