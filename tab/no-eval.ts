/**
 * zod compiles its parsers with `new Function` where it can, and finds out by trying, which the tab's
 * Content-Security-Policy refuses and reports. Imported before any schema is made.
 */
import { z } from 'zod';

z.config({ jitless: true });
