/** Answers to *föreslå*: the question for a line, what became of it, and why it could not be. */
import type { ProposalPlace } from '../../core/commands/replies.ts';
import type { Reply } from '../../core/reply.ts';
import { botTexts, fill } from '../../core/texts/bot/index.ts';
import { longDay } from '../../core/texts/dates.ts';
import type { Look } from './line.ts';
import { type Face, face, heading, open, press, sentence, small, text } from './parts.ts';

const where = (
  { unitName: unit, start }: ProposalPlace,
  texts: { apt: string; none: string },
  { language }: Look,
): string =>
  start === null ? fill(texts.none, { unit }) : fill(texts.apt, { unit, day: longDay(start, language) });

/** Asks for the line; whoever proposes chooses whether their name stands there (R19). */
export const askProposalFace = (reply: Reply & { kind: 'ask-proposal' }, look: Look): Face => {
  const { askItem, proposing, proposal: t, commandButton } = botTexts[look.language];
  const body = where(reply.place, { apt: t.askBody, none: t.askBodyNoApt }, look);
  return face({
    language: look.language,
    summary: `${askItem.title} — ${body}`,
    speak: askItem.title,
    body: [
      heading(askItem.title),
      text(body),
      {
        type: 'Input.Text',
        id: 'title',
        label: askItem.label,
        maxLength: 255,
        isRequired: true,
        errorMessage: askItem.missing,
        ...(reply.title === null ? {} : { value: reply.title }),
      },
      {
        type: 'Input.ChoiceSet',
        id: 'as',
        label: proposing.as,
        style: 'compact',
        value: reply.through === 'group' ? 'group' : 'name',
        choices: [
          { title: proposing.name, value: 'name' },
          { title: proposing.group, value: 'group' },
        ],
      },
    ],
    actions: [
      press({
        title: commandButton.proposeIt,
        verb: 'propose',
        primary: true,
        data: { unit: reply.place.unit },
      }),
      press({ title: commandButton.cancel, verb: 'cancel', plain: true }),
    ],
  });
};

/** The line as it waits, with the way to take it back. */
export const proposalFace = (reply: Reply & { kind: 'proposal' }, look: Look): Face => {
  const { proposal: t, button } = botTexts[look.language];
  const title = fill(t.title, { title: reply.title });
  const place = where(reply.place, { apt: t.place, none: t.noApt }, look);
  const { unit } = reply.place;
  const how = reply.already ? t.already : reply.through === 'group' ? t.group : t.named;
  return face({
    language: look.language,
    summary: `${title} — ${place}`,
    speak: title,
    body: [
      heading(title),
      text(`${place} ${how}`),
      ...(reply.already || reply.through === 'group' ? [] : [small(t.hint)]),
    ],
    actions: [
      ...(reply.already ? [] : [press({ title: button.undo, verb: 'undo', data: { unit, row: reply.row } })]),
      open(button.open, look.links('apt', unit)),
    ],
  });
};

export const proposalUndoneFace = (reply: Reply & { kind: 'proposal-undone' }, look: Look): Face =>
  sentence(fill(botTexts[look.language].proposal.undone, { title: reply.title }));

export const noProposalFace = (reply: Reply & { kind: 'no-proposal' }, look: Look): Face => {
  const { proposal: t } = botTexts[look.language];
  const words = { 'no-unit': t.noUnit, 'not-waiting': t.notWaiting, 'too-long': t.tooLong };
  return sentence(words[reply.why]);
};
