/** The words of the copy that goes to a reviewer. */
import type { Language, OwnerRole, PlanArea } from '../choices.ts';
import type { ActionState } from '../rows.ts';

interface ReviewCopyTexts {
  artefact(id: string): string;
  /** Found again by `COPY_LINE` of core/feedback.ts. */
  copy(number: number, day: string): string;
  intro: string;
  columns: { field: string; content: string };
  heading(number: number, title: string): string;
  fields: Record<
    'area' | 'need' | 'goal' | 'owner' | 'due' | 'indicator' | 'followUp' | 'state' | 'comment',
    string
  >;
  areas: Record<PlanArea, string>;
  roles: Record<OwnerRole, string>;
  states: Record<ActionState, string>;
  /** Stands where a text named somebody. */
  name: string;
  fileName: string;
}

const sv: ReviewCopyTexts = {
  artefact: (id) => id.replaceAll('-', ' '),
  copy: (number, day) => `Kopia ${number} av planen, ${day}.`,
  intro:
    'Skriv i fältet Kommentar under varje åtgärd, eller som kommentar i marginalen. I ett eget dokument eller mejl går det också bra: börja varje kommentar med åtgärdens nummer, till exempel 3. eller Åtgärd 3: Namn på personer är borttagna.',
  columns: { field: 'Fält', content: 'Innehåll' },
  heading: (number, title) => `Åtgärd ${number}: ${title}`,
  fields: {
    area: 'Område',
    need: 'Behov',
    goal: 'Mål',
    owner: 'Ansvarig roll',
    due: 'Klart senast',
    indicator: 'Indikator',
    followUp: 'Uppföljning',
    state: 'Status',
    comment: 'Kommentar',
  },
  areas: { kunskap: 'Kunskap', bemotande: 'Bemötande', arbetsmiljo: 'Arbetsmiljö' },
  roles: {
    chef: 'Chef',
    'hbtq-grupp': 'HBTQ-grupp',
    processledare: 'Processledare',
    medarbetare: 'Medarbetare',
  },
  states: { draft: 'Utkast', active: 'Pågår', done: 'Klar', dropped: 'Struken' },
  name: '[namn]',
  fileName: 'plan-for-granskning',
};

const artefacts: Readonly<Record<string, string>> = {
  handlingsplan: 'action plan',
  utvecklingsplan: 'development plan',
  'process-och-aktivitetsplan': 'process and activity plan',
};

const en: ReviewCopyTexts = {
  artefact: (id) => artefacts[id] ?? id,
  copy: (number, day) => `Copy ${number} of the plan, ${day}.`,
  intro:
    'Write in the field Comment below each action, or as a comment in the margin. A document or e-mail of your own is fine too: begin each comment with the number of the action, for example 3. or Action 3: Names of people have been removed.',
  columns: { field: 'Field', content: 'Content' },
  heading: (number, title) => `Action ${number}: ${title}`,
  fields: {
    area: 'Area',
    need: 'Need',
    goal: 'Goal',
    owner: 'Owner role',
    due: 'Due',
    indicator: 'Indicator',
    followUp: 'Follow-up',
    state: 'Status',
    comment: 'Comment',
  },
  areas: { kunskap: 'Knowledge', bemotande: 'Conduct', arbetsmiljo: 'Work environment' },
  roles: {
    chef: 'Manager',
    'hbtq-grupp': 'LGBTQI group',
    processledare: 'Process lead',
    medarbetare: 'Employee',
  },
  states: { draft: 'Draft', active: 'Under way', done: 'Done', dropped: 'Dropped' },
  name: '[name]',
  fileName: 'plan-for-review',
};

export const reviewCopyTexts: Record<Language, ReviewCopyTexts> = { sv, en };
