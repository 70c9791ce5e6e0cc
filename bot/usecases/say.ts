/** Somebody wrote to the bot. What they wrote is read once, here, and neither kept nor told. */
import { localDay } from '../core/calendar.ts';
import { type Command, nearestCommands, parseCommand } from '../core/command.ts';
import type { Language } from '../core/content.ts';
import type { Reply } from '../core/reply.ts';
import { concernOf, concernOfUnknown, isLong } from '../core/safety.ts';
import { botTexts } from '../core/texts/bot/index.ts';
import { answerConcern } from './care.ts';
import { findAgenda } from './commands/agenda.ts';
import { findAhead } from './commands/ahead.ts';
import { findCompetence } from './commands/competence.ts';
import { unitsMeant } from './commands/place.ts';
import { proposeLine } from './commands/propose.ts';
import type { ChatPorts, Spoken, Writer } from './conversation.ts';
import { findContacts, findNextMeeting, findTasks } from './look-up.ts';
import type { PersonRecord } from './ports.ts';
import { remember } from './remember.ts';
import {
  depthOf,
  pause,
  pauseDay,
  reflect,
  reflecting,
  resume,
  speak,
  timesOf,
  usualWeekday,
} from './settings.ts';
import { seeTerm } from './terms.ts';

const unknown = (text: string, language: Language): Reply => {
  if (isLong(text)) return { kind: 'long-text' };
  const words = botTexts[language].commands;
  const [first, second] = nearestCommands(text, words);
  return { kind: 'unknown', nearest: [words[first], words[second]] };
};

const explain = ({ word }: Command & { kind: 'glossary' }): Reply =>
  word === null ? { kind: 'glossary-how' } : seeTerm(word);

/** In a channel the bot says what the channel may know, and nothing of any one person. */
const inShared = async (
  ports: ChatPorts,
  writer: Writer,
  command: Command,
  text: string,
): Promise<Spoken> => {
  const units = await unitsMeant(ports, writer);
  const known = await ports.people.get(writer.id);
  const language = known?.language ?? writer.language;
  const reply = async (): Promise<Reply> => {
    switch (command.kind) {
      case 'help':
      case 'privacy':
        return { kind: command.kind };
      case 'next-meeting':
        return findNextMeeting(ports, units, null);
      case 'agenda':
        return findAgenda(ports, units);
      case 'propose':
        return proposeLine(ports, writer, units, command);
      case 'contact':
      case 'case-report':
        return { kind: command.kind, ...findContacts(units) };
      case 'identity':
        return { kind: 'identity', about: command.about };
      case 'glossary':
        return explain(command);
      case 'unknown':
        return unknown(text, language);
      default:
        return { kind: 'private-only' };
    }
  };
  return { reply: await reply(), language };
};

const inPersonal = async (
  ports: ChatPorts,
  writer: Writer,
  person: PersonRecord,
  command: Command,
  text: string,
): Promise<Spoken> => {
  const { id, language } = person;
  const say = (reply: Reply, inLanguage: Language = language): Spoken => ({ reply, language: inLanguage });
  switch (command.kind) {
    case 'help':
    case 'privacy':
      return say({ kind: command.kind });
    case 'next-meeting':
      return say(await findNextMeeting(ports, await ports.units.ofPerson(id), id));
    case 'tasks':
      return say(await findTasks(ports, await ports.units.ofPerson(id), id));
    case 'agenda':
      return say(await findAgenda(ports, await unitsMeant(ports, writer)));
    case 'ahead':
      return say(await findAhead(ports, writer, language));
    case 'propose':
      return say(await proposeLine(ports, writer, await unitsMeant(ports, writer), command));
    case 'pause':
      if (command.unsure) return say({ kind: 'pause-ask', until: pauseDay(ports, command.until) });
      return say({ kind: 'paused', until: await pause(ports, id, command.until) });
    case 'resume':
      await resume(ports, id);
      return say({ kind: 'resumed' });
    case 'times':
      return say(timesOf(person));
    case 'reflect': {
      const weekday = command.weekday ?? person.reflection?.weekday ?? usualWeekday(ports.clock.now());
      await reflect(ports, id, weekday);
      return say(reflecting(weekday, depthOf(person)));
    }
    case 'reflect-off':
      await reflect(ports, id, null);
      return say({ kind: 'reflecting', weekday: null });
    case 'language': {
      const chosen = command.language ?? (language === 'sv' ? 'en' : 'sv');
      await speak(ports, id, chosen);
      return say({ kind: 'language', language: chosen }, chosen);
    }
    case 'contact':
    case 'case-report':
      return say({ kind: command.kind, ...findContacts(await ports.units.ofPerson(id)) });
    case 'identity':
      return say({ kind: 'identity', about: command.about });
    case 'glossary':
      return say(explain(command));
    case 'competence':
      return say(await findCompetence(ports, id));
    case 'my-data':
      return say({ kind: 'my-data', data: await ports.myData.see(id) });
    case 'erase':
      return say({ kind: 'erase-ask', units: (await ports.myData.see(id)).units });
    case 'unknown':
      return say(unknown(text, language));
  }
};

/** Answers a message. `text` comes without the mention of the bot. */
export const said = async (ports: ChatPorts, writer: Writer, text: string): Promise<Spoken> => {
  // Before anything else is read into it, and without keeping even how to reach whoever wrote it.
  const concern = concernOf(text);
  if (concern !== null) return answerConcern(ports, writer, concern);
  const command = parseCommand(text, localDay(ports.clock.now()));
  const story = command.kind === 'unknown' ? concernOfUnknown(text) : null;
  if (story !== null) return answerConcern(ports, writer, story);
  if (writer.address.conversationType !== 'personal') return inShared(ports, writer, command, text);
  const { person } = await remember(ports, writer);
  return inPersonal(ports, writer, person, command, text);
};
