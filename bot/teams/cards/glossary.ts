/** Terms of the field: what one means, what to mind, and the way to propose one that is missing. */
import { seeAlso, termById } from '../../core/glossary.ts';
import type { Reply } from '../../core/reply.ts';
import { botTexts, fill } from '../../core/texts/bot/index.ts';
import type { Look } from './line.ts';
import { type Face, face, heading, kindLine, open, press, sentence, small, text } from './parts.ts';

const FURTHER = 2;

/** One term. Its name in the other language stands with it, as colleagues may know it by that one. */
export const termFace = (reply: Reply & { kind: 'term' }, { language, links }: Look): Face => {
  const { glossary: t } = botTexts[language];
  const term = termById(reply.term);
  if (term === null) return sentence(t.unknown);
  const own = term[language];
  const other = term[language === 'sv' ? 'en' : 'sv'].term;
  const further = seeAlso(term).slice(0, FURTHER);
  return face({
    language,
    summary: `${own.term} — ${own.explanation}`,
    speak: own.explanation.split('. ').slice(0, 1).join('. '),
    body: [
      kindLine(t.kind),
      heading(fill(t.title, { term: own.term })),
      text(own.explanation),
      ...(term.caution ? [text(fill(t.caution, { text: term.caution[language] }))] : []),
      ...(other === own.term ? [] : [small(fill(t.other, { term: other }))]),
    ],
    actions: [
      open(t.open, links('glossary', null, term.id)),
      ...further.map((one) =>
        press({ title: short(one[language].term), verb: 'term', data: { term: one.id } }),
      ),
    ],
  });
};

const LONGEST_BUTTON = 20;
/** A button says the beginning of a long name; the card that it leads to says all of it. */
const short = (name: string): string =>
  name.length <= LONGEST_BUTTON ? name : `${name.slice(0, LONGEST_BUTTON - 1).trimEnd()}…`;

/** A word that the glossary lacks. What was written is not repeated: only the terms that look like it are. */
export const termUnknownFace = (reply: Reply & { kind: 'term-unknown' }, { language, links }: Look): Face => {
  const { glossary: t } = botTexts[language];
  const near = reply.nearest.flatMap((id) => termById(id) ?? []);
  const names = near.map((term) => term[language].term).join(', ');
  const told = near.length === 0 ? t.none : fill(t.near, { terms: names });
  return face({
    language,
    summary: `${t.unknown} — ${told}`,
    speak: t.unknown,
    body: [heading(t.unknown), text(told), ...(reply.word === null ? [] : [small(t.offer)])],
    actions: [
      ...near
        .slice(0, FURTHER)
        .map((one) => press({ title: short(one[language].term), verb: 'term', data: { term: one.id } })),
      ...(reply.word === null
        ? []
        : [press({ title: t.propose, verb: 'propose', data: { word: reply.word } })]),
      ...(near.length < FURTHER ? [open(t.open, links('glossary', null))] : []),
    ],
  });
};

/** Asks before a term is proposed, with the word in a field: what stands there is what the group will read. */
export const askTermFace = (reply: Reply & { kind: 'ask-term' }, { language }: Look): Face => {
  const { glossary: t } = botTexts[language];
  const body = fill(t.askBody, { unit: reply.unitName });
  return face({
    language,
    summary: `${t.ask} ${body}`,
    speak: t.ask,
    body: [
      heading(t.ask),
      text(body),
      {
        ...{ type: 'Input.Text', id: 'word', label: t.label, value: reply.word, maxLength: 60 },
        ...{ isRequired: true, errorMessage: t.missing },
      },
    ],
    actions: [press({ title: t.send, verb: 'propose', primary: true, data: { unit: reply.unit } })],
  });
};

export const termProposedFace = (
  reply: Reply & { kind: 'term-proposed' },
  { language, links }: Look,
): Face => {
  const { glossary: t, button } = botTexts[language];
  const title = fill(t.proposed, { word: reply.word });
  const body = fill(t.proposedBody, { unit: reply.unitName });
  return face({
    language,
    summary: `${title} — ${body}`,
    speak: title,
    body: [heading(title), text(body)],
    actions: [open(button.open, links('apt', reply.unit))],
  });
};

export const termRefused = (reply: Reply & { kind: 'term-refused' }, { language }: Look): Face => {
  const { glossary: t } = botTexts[language];
  return sentence(reply.why === 'no-unit' ? t.noUnit : t.notWord);
};
