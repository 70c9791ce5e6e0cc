/** The words of integration talks. The questions are ours and an assumption; those of a method support are linked, never copied. */
import type { Language } from '../choices.ts';

interface TalkTexts {
  /** Part 1, open-ended. */
  open: readonly string[];
  /** Part 2, until the unit has chosen questions of its own. */
  support: readonly string[];
  supportName: string;
}

export const talkTexts: Readonly<Record<Language, TalkTexts>> = {
  sv: {
    open: [
      'Vad har utbildningen gett?',
      'Vad har redan prövats i uppdraget?',
      'Vad behövs för att komma vidare?',
    ],
    support: [
      'Vilka möter uppdraget, och vilka når det inte?',
      'Var i uppdraget kan en norm göra skillnad för någon?',
      'Vad görs redan som fungerar för alla?',
      'Vilket beslut skulle göra störst skillnad?',
      'Var i verksamhetsplanen hör det hemma?',
    ],
    supportName: 'Metodstöd',
  },
  en: {
    open: [
      'What has the training given?',
      'What has already been tried in the assignment?',
      'What is needed to go on?',
    ],
    support: [
      'Whom does the assignment meet, and whom does it not reach?',
      'Where in the assignment can a norm make a difference to somebody?',
      'What is done already that works for everybody?',
      'Which decision would make the greatest difference?',
      'Where in the operational plan does it belong?',
    ],
    supportName: 'Method support',
  },
};

/** How a decision stands in the plan, in Swedish, as everybody reads the lists in SharePoint. */
export const decisionNeed = (operationalPlan: string | null, reason: string | null): string =>
  operationalPlan === null
    ? `Utanför verksamhetsplanen: ${reason ?? ''}`
    : `Hör till verksamhetsplanen: ${operationalPlan}`;

/** Why a decision with somebody's name is refused. */
export const WITHOUT_NAMES: Readonly<Record<Language, string>> = {
  sv: 'Skriv utan namn: beslutet hamnar i planen, där alla kan läsa det.',
  en: 'Write without names: the decision goes into the plan, where everybody can read it.',
};

export const PLAN_OR_REASON: Readonly<Record<Language, string>> = {
  sv: 'Ange var i verksamhetsplanen beslutet hör hemma, eller varför det inte gör det.',
  en: 'Say where in the operational plan the decision belongs, or why it does not.',
};

export const NOT_ALONE: Readonly<Record<Language, string>> = {
  sv: 'Processledaren håller samtalet och står inte med bland dem som talar.',
  en: 'The process lead holds the talk and is not among those who talk.',
};
