/** What the use cases of the message extension need. They read the copy of the lists, as the chat's answers do. */
import type { Content } from '../../core/content.ts';
import type { ClaimStore, PeopleStore, Projection, UnitStore } from '../ports.ts';
import type { ProgrammePorts } from '../programme-for.ts';

export interface ExtensionPorts {
  people: Pick<PeopleStore, 'get'>;
  units: Pick<UnitStore, 'get' | 'ofPerson'>;
  projection: Pick<Projection, 'rows' | 'row'>;
  programmes: ProgrammePorts['programmes'];
  claims: Pick<ClaimStore, 'card'>;
  content: Pick<Content, 'aptIdeas'>;
}
