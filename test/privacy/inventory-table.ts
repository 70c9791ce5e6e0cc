/** The rows of the competence inventory (R23–R28, R50–R52). The unit's manager is in none of those that show a person. */
import { own, type Row, staff, unit, who } from './who-may-table.ts';

const lead = who('lead');
/** Whoever is in a unit answers for themselves, a guest in none. */
const answering = [...staff, ...who('neighbour')];
const day = '2026-01-12';
/** Somebody of the unit, who is not the process lead. */
const person = () => ({ id: 'fatima' });

/** Below `/api/units/:unit`. */
export const INVENTORY_UNIT_ROUTES: Readonly<Record<string, Row>> = {
  'GET /inventory': { may: unit },
  'PUT /trust': { may: lead, body: () => ({ held: day }) },
  'POST /trust/pause': { may: staff, body: () => ({}) },
  'PUT /matrix': { may: lead, body: () => ({ published: true }) },
  'GET /interviews': { may: lead },
  'GET /themes': { may: unit },
  'POST /themes': { may: lead, body: () => ({}) },
  'POST /themes/sessions': {
    may: who('manager', 'group', 'lead'),
    body: () => ({ area: 'hbtqi-begrepp', start: '2026-03-10T12:00:00Z', end: '2026-03-10T13:00:00Z' }),
  },
  'GET /talks': { may: unit },
  'POST /talks': { may: lead, body: () => ({ people: ['fatima'], part: 1, day: null }) },
  'PATCH /talks/:id': { may: lead, names: () => ({ id: '1', version: '1' }), body: () => ({ held: true }) },
  'PUT /talks/support': {
    may: who('manager', 'lead'),
    body: () => ({ name: 'Stöd', url: null, questions: [] }),
  },
  'PUT /talks/support/standing': { may: who('manager'), body: () => ({ standing: true }) },
};

/** About one person: for the process lead of a unit of theirs, and whether there is such a person or not is told to nobody else. */
export const PEOPLE_ROUTES: Readonly<Record<string, Row>> = {
  'GET /api/people/:id/competence': { may: lead, names: person },
  'PUT /api/people/:id/competence': { may: lead, names: person, body: () => ({ answers: {} }) },
  'POST /api/people/:id/competence/offer': { may: lead, names: person, body: () => ({}) },
  'GET /api/people/:id/plan': { may: lead, names: person },
};

export const INVENTORY_OTHER_ROUTES: Readonly<Record<string, Row>> = {
  'GET /api/competence/areas': { may: own },
  // What stands in the way of somebody without a unit is told to them alone.
  'GET /api/me/competence': { may: answering },
  'PUT /api/me/competence': { may: answering, body: () => ({ answers: {} }) },
  'DELETE /api/me/competence': { may: answering },
  'PUT /api/me/competence/baseline': { may: answering, body: () => ({ area: 'hbtqi-begrepp', met: true }) },
  'GET /api/me/competence/plan': { may: answering },
};
