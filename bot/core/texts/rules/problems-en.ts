/** What can go wrong, in English. */
import type { ProblemTexts } from './problems-sv.ts';

const labels: Readonly<Record<string, string>> = {
  closures: 'Closed',
  pride: 'Day of the local Pride',
  title: 'Title',
  area: 'Area',
  need: 'Need',
  goal: 'Goal',
  ownerRole: 'Owner',
  ownerId: 'Person',
  dueDate: 'Date',
  indicator: 'Indicator',
  followUpDate: 'Follow-up date',
  state: 'State',
  reason: 'Reason',
  programme: 'Programme',
  start: 'Start',
  end: 'End',
  manager: 'Manager',
  group: 'Group',
  members: 'Group',
  processLead: 'Process lead',
  safetyRep: 'Safety representative',
  kind: 'Kind of meeting',
  minutes: 'Minutes',
  meetingId: 'Meeting',
  order: 'Order',
  outcome: 'Outcome',
  text: 'Text',
  date: 'Date',
  prompt: 'Question',
  from: 'From',
  to: 'To',
  format: 'File format',
  meeting: 'Meeting',
  series: 'Series',
  event: 'Event',
  invite: 'Invited',
  online: 'Teams meeting',
  written: 'Agenda in the invitation',
};

export const en: ProblemTexts = {
  label: (field) => labels[field] ?? field,
  field: {
    missing: (label) => `${label} is missing.`,
    'too-long': (label, limit) =>
      limit === undefined ? `${label}: the text is too long.` : `${label}: at most ${limit} characters.`,
    'not-a-date': (label) => `${label}: write a date that exists.`,
    'not-a-choice': (label) => `${label}: choose one that exists.`,
    'unknown-field': (label) => `There is no field ${label}.`,
    'out-of-range': (label, limit) =>
      limit === undefined ? `${label}: this value cannot be used.` : `${label}: the limit is ${limit}.`,
    'not-a-member': (label) => `${label}: choose somebody in the channel who is not a guest.`,
    'wrong-type': (label) => `${label} has the wrong form.`,
  },
  special: {
    'end:out-of-range': 'End: the meeting needs to end after it begins.',
    'closures:out-of-range': 'Closed: the last day is before the first.',
    'closures:too-long': 'Closed: at most 20 periods.',
    'minutes:out-of-range': 'Minutes: an item takes 1 to 15 minutes.',
    'format:not-a-choice': 'File format: only ics exists so far.',
  },
  missing: (labelList, count) => `${labelList} ${count === 1 ? 'is' : 'are'} missing.`,
  orDraft: 'Fill in or save a draft.',
  invalid: 'Something needs to change',
  notFound: (thing) => ({
    title: `${thing} no longer exists`,
    detail: `${thing} no longer exists, or is not yours.`,
  }),
  noUnit: {
    title: 'The unit is not here',
    detail: 'It has not been created, or you are not in the channel.',
  },
  notAllowed: (role) => ({
    title: `${role} can change this`,
    detail: `${role} can change this. You can propose.`,
  }),
  notOwner: {
    title: 'An owner of the team creates the unit',
    detail: 'It is done by the owner of the team who is also the manager of the unit.',
  },
  notForYou: { title: 'This is for those who run Stegvis', detail: 'Contact your administrator.' },
  stale: 'Somebody changed this too',
  staleDetail: (name, time) =>
    `${name ?? 'Somebody'} changed this too${time === null ? '' : `, at ${time}`}. Your text is safe.`,
  conflict: {
    'earlier-output-missing': {
      title: 'An earlier output is missing',
      detail: 'Approve it first, and the next one opens.',
    },
    'step-locked': { title: 'The step is locked', detail: 'It opens when the one before is done.' },
    'already-decided': { title: 'It has already been decided', detail: 'Nothing was changed.' },
    'no-coming-apt': {
      title: 'No workplace meeting is planned',
      detail: 'Add the next one, and the item gets a place there.',
    },
    'no-onedrive': {
      title: 'You have no OneDrive here yet',
      detail: 'Nothing has been saved. Open OneDrive once in Microsoft 365 and try again, or ask IT.',
    },
    'onedrive-full': {
      title: 'Your OneDrive is full',
      detail: 'Nothing has been saved. Make room in OneDrive and try again.',
    },
    'linked-already': {
      title: 'The meeting is linked already',
      detail: 'Nothing was changed. Let go of the link first, or choose another event.',
    },
    'not-your-calendar': {
      title: 'The meeting is not in your calendar',
      detail: 'Nothing was changed. It is done by the person whose calendar it stands in.',
    },
    'not-your-event': {
      title: 'Somebody else organises the meeting',
      detail: 'Nothing was changed. The organiser can write in the invitation.',
    },
    'agenda-broken': {
      title: 'The agenda in the invitation was changed by hand',
      detail: 'Nothing was changed. Open the invitation in Outlook, remove what Stegvis wrote and try again.',
    },
    'template-in-use': {
      title: 'Another unit uses the template',
      detail: 'Nothing has been changed. Make a copy of the template and change that.',
    },
  },
  unversioned: { title: 'The version is missing', detail: 'Reload and make the change again.' },
  busy: (time) => ({
    title: 'SharePoint is busy',
    detail: `Nothing was changed. Next try at ${time}.`,
  }),
  offline: (time) => ({
    title: 'SharePoint does not answer',
    detail: `Nothing was changed. Try again at ${time}.`,
  }),
  inDoubt: {
    title: 'It is unclear whether this was saved',
    detail: 'Save again. It will not be doubled.',
  },
  consent: {
    title: 'A consent is missing',
    detail: 'An administrator needs to consent to Stegvis in Microsoft 365. Nothing was changed.',
  },
  refused: {
    title: 'SharePoint does not allow this',
    detail: 'Nothing was changed. Your administrator can mend it.',
  },
  request: {
    unauthenticated: { title: 'You are not signed in', detail: 'Reload to sign in again.' },
    'sign-in-unavailable': {
      title: 'Sign-in does not answer',
      detail: 'Nothing was changed. Try again in a while.',
    },
    'no-route': { title: 'There is no such address', detail: 'Check the address.' },
    'method-not-allowed': {
      title: 'This cannot be done here',
      detail: 'The address exists, but not for this.',
    },
    'not-json': { title: 'The format is not supported', detail: 'Send JSON, application/json.' },
    malformed: { title: 'The content cannot be read', detail: 'It is not valid JSON.' },
    'too-large': { title: 'The content is too large', detail: 'At most 1 MB can be sent.' },
    internal: {
      title: 'Something went wrong in Stegvis',
      detail: 'It has been noted. Try again in a while.',
    },
  },
};
