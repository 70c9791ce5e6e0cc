/** What the use cases around reflection in the tab need. No unit and no list: they concern the caller alone. */
import type { Content } from '../../core/content.ts';
import type { ClaimStore, Clock, Ids, NoteDocument, Notes, PeopleStore } from '../ports.ts';

export interface NotePorts {
  notes: Notes;
  document: NoteDocument;
  content: Pick<Content, 'reflections'>;
  claims: Pick<ClaimStore, 'card' | 'answer'>;
  people: PeopleStore;
  clock: Clock;
  ids: Ids;
}
