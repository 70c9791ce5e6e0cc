/** "Varför fick jag det här?" och "varför fick ingen det?" i en mening var. `en.ts` has the same shape. */
import type { DropReason, Problem, Why } from '../../nudge.ts';
import type { HeldBy } from '../../nudges/decide.ts';

export const sv = {
  /** In a look ahead, in a name's place. */
  someone: 'En kollega',
  why: {
    owner: 'Du är ansvarig för åtgärden.',
    'stands-in': 'Ingen i enheten står som ansvarig, så frågan går till dig.',
    manager: 'Du är chef för enheten.',
    group: 'Du är med i HBTQ-gruppen.',
    'safety-rep': 'Du är skyddsombud.',
    'note-taker': 'Du antecknar besluten.',
    'item-lead': 'Du leder punkten.',
    chosen: 'Du har valt frågor att tänka på.',
    course: 'Utbildningen gäller dig och är inte noterad som gjord.',
    attended: 'Du var med på temapasset.',
    starter: 'Du är ny i enheten.',
    'starters-manager': 'Någon är ny i enheten där du är chef.',
    channel: 'Det gäller hela arbetsplatsen.',
  } satisfies Record<Why, string>,
  held: {
    'no-address': 'Väntar: appen är inte tillagd i chatten.',
    paused: 'Väntar: påminnelser är pausade.',
    'outside-hours': 'Väntar på en tid då jag får skriva.',
    cap: 'Väntar, så att det inte blir för många påminnelser.',
  } satisfies Record<HeldBy, string>,
  dropped: {
    cap: 'Skickades inte: det hade blivit för många påminnelser.',
    quiet: 'Skickades inte: ingen tillåten tid fanns kvar.',
    missed: 'Skickades inte: tiden hade gått ut.',
    paused: 'Skickades inte: påminnelser var pausade.',
    irrelevant: 'Skickades inte: det var redan klart eller ändrat.',
    'no-address': 'Skickades inte: appen är inte tillagd i chatten.',
    off: 'Skickades inte: det är avstängt.',
    left: 'Skickades inte: personen är inte längre med i enheten.',
    guest: 'Skickades inte: gäster får inga påminnelser.',
    'in-doubt': 'Skickades inte igen: det är osäkert om det kom fram.',
    blocked: 'Skickades inte: appen är borttagen eller blockerad.',
    failed: 'Skickades inte: Teams tog inte emot det.',
  } satisfies Record<DropReason, string>,
  problem: {
    'no-manager': 'Enheten har ingen chef bland kanalens medlemmar.',
    'owner-left': 'Åtgärdens ansvariga är inte längre med i enheten.',
    'meeting-times': 'Mötet slutar innan det börjar.',
    hours: 'Personens tider går inte att läsa, så de vanliga gäller.',
    'time-zone': 'Personens tidszon finns inte, så svensk tid gäller.',
    'rule-failed': 'En regel gick inte att räkna ut för enheten.',
  } satisfies Record<Problem['kind'], string>,
};
