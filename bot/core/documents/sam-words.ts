/** The words of SAM and of active measures in documents: the same as where they are chosen. */
import { apt as en } from '../texts/tab/en-apt.ts';
import { apt as sv } from '../texts/tab/sv-apt.ts';

export const SAM = { sv: sv.sam, en: en.sam } as const;
