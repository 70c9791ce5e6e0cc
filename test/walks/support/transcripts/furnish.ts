/** Where the conversations take place. */
import type { Language } from '../../../../bot/core/content.ts';
import type { House, Person, Unit } from '../house.ts';

/** The unit in which the conversations take place, with a meeting, and an action due in ten working days. */
export const furnish = async (house: House, language: Language): Promise<{ person: Person; unit: Unit }> => {
  const { unit, manager, all } = await house.setUp('hbtq-klivet');
  const person = all.find((known) => known.language === language && known.id !== manager.id && !known.guest);
  if (person === undefined) throw new Error(`nobody whose Teams speaks ${language}`);
  const path = `units/${encodeURIComponent(unit.id)}`;
  const post = async (to: string, body: unknown): Promise<void> => {
    const answer = await house.api(manager, 'POST', `${path}/${to}`, body);
    if (answer.status !== 201) throw new Error(`${to}: ${answer.status} ${JSON.stringify(answer.body)}`);
  };
  const words = {
    sv: {
      meeting: 'APT',
      action: 'Gå igenom blanketter',
      goal: 'Alla kan fylla i blanketterna.',
      item: 'Tre ord',
    },
    en: {
      meeting: 'APT',
      action: 'Go through forms',
      goal: 'Everybody can fill in the forms.',
      item: 'Three words',
    },
  }[language];
  await post('meetings', {
    ...{ kind: 'apt', title: words.meeting },
    ...{ start: '2026-01-28T12:00:00.000Z', end: '2026-01-28T13:00:00.000Z' },
  });
  await post('agenda', { title: words.item, minutes: 10 });
  await post('plan', {
    ...{ title: words.action, area: 'bemotande', need: words.goal, goal: words.goal, indicator: words.goal },
    ...{ ownerRole: 'medarbetare', ownerId: person.id, dueDate: '2026-01-26', followUpDate: '2026-03-02' },
    state: 'active',
  });
  // Answers come from what the program has read of the lists: once the clock has answered, it has read them.
  await house.moveClock('2026-01-12T07:05:00.000Z');
  return { person, unit };
};
