/** *Kompetens*: the way to one's own answers in the tab. Nothing of them is read here. */
import { whyShut } from '../../core/competence-open.ts';
import type { Reply } from '../../core/reply.ts';
import { leadingOf } from '../competence/frame.ts';
import type { ChatPorts } from '../conversation.ts';

/** The unit whose inventory is open to the writer; else one that has begun, or any. */
export const findCompetence = async (
  ports: Pick<ChatPorts, 'units' | 'inventory'>,
  person: string,
): Promise<Reply> => {
  const units = (await ports.units.ofPerson(person)).filter(({ members }) =>
    members.some(({ id, guest }) => id === person && !guest),
  );
  for (const unit of units)
    if (whyShut(await ports.inventory.of(unit.id), leadingOf(unit)) === null)
      return { kind: 'competence', unit: unit.id, open: true };
  const begun = await ports.inventory.begun(units.map(({ id }) => id));
  const unit = units.find(({ id }) => begun.has(id)) ?? null;
  return { kind: 'competence', unit: unit?.id ?? null, open: false };
};
