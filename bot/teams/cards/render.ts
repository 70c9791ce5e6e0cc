/** Replies become what Teams shows: a sentence, or a card with its summary. The only way from data to words. */
import type { Reply } from '../../core/reply.ts';
import { botTexts, fill } from '../../core/texts/bot/index.ts';
import { askDateFace, askItemFace } from './asks.ts';
import { caseReportFace, contactFace, distressFace } from './care.ts';
import { agendaFace, aheadFace, pauseAskFace } from './commands.ts';
import { competenceFace } from './competence.ts';
import { askTermFace, termFace, termProposedFace, termRefused, termUnknownFace } from './glossary.ts';
import { introductionFace, welcomeFace } from './hello.ts';
import type { Look } from './line.ts';
import { nextMeetingFace, tasksFace } from './looked-up.ts';
import { whyFace } from './menu.ts';
import { eraseAskFace, erasedFace, myDataFace } from './my-data.ts';
import { nudgeFace } from './nudge.ts';
import { type Face, sentence } from './parts.ts';
import { dayRefused, faultSentence, goneFace } from './problem.ts';
import { askProposalFace, noProposalFace, proposalFace, proposalUndoneFace } from './proposals.ts';
import { notChairFace, runningFace } from './running.ts';
import { pausedFace, privacyFace, reflectingFace, timesFace, timesSavedFace } from './settings.ts';

/** The face of a reply in the reader's language. */
export const faceOf = (reply: Reply, look: Look): Face => {
  const t = botTexts[look.language];
  switch (reply.kind) {
    case 'welcome':
      return welcomeFace(reply, look);
    case 'introduction':
      return introductionFace(reply, look);
    case 'help':
      return sentence(t.help);
    case 'unknown':
      return sentence(fill(t.unknown, { a: reply.nearest[0], b: reply.nearest[1] }));
    case 'next-meeting':
      return nextMeetingFace(reply, look);
    case 'tasks':
      return tasksFace(reply, look);
    case 'paused':
      return pausedFace(reply, look);
    case 'resumed':
      return sentence(t.resumed);
    case 'privacy':
      return privacyFace(look);
    case 'language':
      return sentence(t.language);
    case 'times':
      return timesFace(reply, look);
    case 'times-saved':
      return timesSavedFace(reply, look);
    case 'reflecting':
      return reflectingFace(reply, look);
    case 'contact':
      return contactFace(reply, look);
    case 'case-report':
      return caseReportFace(reply, look);
    case 'distress':
      return distressFace(reply, look);
    case 'long-text':
      return sentence(`${t.care.long} ${t.care.longNext}`);
    case 'term':
      return termFace(reply, look);
    case 'term-unknown':
      return termUnknownFace(reply, look);
    case 'ask-term':
      return askTermFace(reply, look);
    case 'term-proposed':
      return termProposedFace(reply, look);
    case 'term-refused':
      return termRefused(reply, look);
    case 'my-data':
      return myDataFace(reply, look);
    case 'erase-ask':
      return eraseAskFace(reply, look);
    case 'erased':
      return erasedFace(reply, look);
    case 'erase-kept':
      return sentence(t.erase.kept);
    case 'identity':
      return sentence(t.identity[reply.about]);
    case 'private-only':
      return sentence(t.privateOnly);
    case 'trouble':
      return sentence(t.trouble);
    case 'nudge':
      return nudgeFace(reply.card, [], look);
    case 'answered':
      return nudgeFace(reply.card, reply.answers, look);
    case 'ask-date':
      return askDateFace(reply, look);
    case 'ask-item':
      return askItemFace(reply, look);
    case 'why':
      return whyFace(reply, look);
    case 'day-refused':
      return dayRefused(reply, look);
    case 'running':
      return runningFace(reply, look);
    case 'not-chair':
      return notChairFace(look);
    case 'gone':
      return goneFace(reply, look);
    case 'problem':
      return sentence(faultSentence(reply.fault, look));
    case 'agenda':
      return agendaFace(reply, look);
    case 'ahead':
      return aheadFace(reply, look);
    case 'pause-ask':
      return pauseAskFace(reply, look);
    case 'ask-proposal':
      return askProposalFace(reply, look);
    case 'proposal':
      return proposalFace(reply, look);
    case 'proposal-undone':
      return proposalUndoneFace(reply, look);
    case 'no-proposal':
      return noProposalFace(reply, look);
    case 'competence':
      return competenceFace(reply, look);
    case 'unchanged':
      return sentence(t.unchanged);
    case 'glossary-how':
      return sentence(t.glossaryHow);
  }
};
