import type { Meeting } from '../../bot/core/api.ts';
import type { TrainingItem } from '../../bot/core/api-training.ts';

/** The dialog that is open over the view of training. */
export type Opened =
  | { what: 'record' | 'file' | 'plan'; item: TrainingItem }
  | { what: 'change'; meeting: Meeting };
