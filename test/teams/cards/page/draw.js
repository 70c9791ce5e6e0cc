/** Runs in the browser: draws cards with the local tenant's own renderer and measures them. */
import { drawCard } from '../../../../infra/local/host/page/cards.ts';

const holder = () => document.querySelector('#holder');

/** Draws one card alone, as wide as told. */
const show = (card, width) => {
  const place = holder();
  place.style.width = `${width}px`;
  const drawn = drawCard(
    card,
    () => undefined,
    () => undefined,
  );
  place.replaceChildren(...(drawn ? [drawn] : []));
  return drawn;
};

/** Less than a pixel is rounding. */
const ROUNDING = 1;

const measure = (card, width) => {
  const drawn = show(card, width);
  if (!drawn) return { over: ['not drawn at all'], words: '' };
  const edge = holder().getBoundingClientRect();
  const over = [];
  for (const element of holder().querySelectorAll('*')) {
    const { left, right, width: wide } = element.getBoundingClientRect();
    const out = wide > 0 && (right > edge.right + ROUNDING || left < edge.left - ROUNDING);
    // A line that somebody writes in moves along with its text.
    const line = element instanceof HTMLInputElement;
    const cut = !line && element.scrollWidth > element.clientWidth + ROUNDING && element.clientWidth > 0;
    if (out || (cut && getComputedStyle(element).display !== 'inline'))
      over.push(
        `${element.className || element.tagName} ${Math.round(right - edge.right)}: ${element.innerText?.slice(0, 40)}`,
      );
  }
  return { over: over.slice(0, 3), words: holder().innerText };
};

window.cards = {
  show: (card, width) => show(card, width) !== null,
  measure: (cards, width) => cards.map((card) => measure(card, width)),
};
