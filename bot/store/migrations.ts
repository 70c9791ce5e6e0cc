/**
 * The private store's tables, as numbered steps that are run once each, in this order, in one transaction. A step that
 * has been released is never edited or moved: a new one is added at the end.
 */
import { delivery } from './migrations/delivery.ts';
import { first } from './migrations/first.ts';
import { inventory } from './migrations/inventory.ts';
import type { Migration } from './migrations/migration.ts';
import { people } from './migrations/people.ts';

import { rights } from './migrations/rights.ts';

import { snapshots } from './migrations/snapshots.ts';

import { talk } from './migrations/talk.ts';
import { talks } from './migrations/talks.ts';
import { work } from './migrations/work.ts';

export const migrations: readonly Migration[] = [
  ...first,
  ...people,
  ...delivery,
  ...work,
  ...talk,
  ...inventory,
  ...talks,
  ...rights,
  ...snapshots,
];
