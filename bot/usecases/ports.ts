/**
 * What the use cases need of the world. Each port has one real implementation at an edge, wired in `bot/index.ts`,
 * and a memory one in `test/` that passes the same contract suite.
 */
export type * from './ports/calendar.ts';
export type * from './ports/delivery.ts';
export type * from './ports/directory.ts';
export type * from './ports/documents.ts';
export type * from './ports/files.ts';
export type * from './ports/installs.ts';
export type * from './ports/inventory.ts';
export type * from './ports/lists.ts';
export type * from './ports/live.ts';
export type * from './ports/notes.ts';
export type * from './ports/own-data.ts';
export type * from './ports/plan-life.ts';
export type * from './ports/programmes.ts';
export type * from './ports/records.ts';
export type * from './ports/rosters.ts';
export type * from './ports/snapshots.ts';
export type * from './ports/sync.ts';
export type * from './ports/talks.ts';
export type * from './ports/wheels.ts';
export type * from './ports/world.ts';
