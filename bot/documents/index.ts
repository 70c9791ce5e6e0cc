/** Word and Excel files, behind their port. */
import type { Documents } from '../usecases/ports.ts';
import { excelFile } from './excel.ts';
import { wordFile } from './word.ts';

export const makeDocuments = (): Documents => ({ word: wordFile, excel: excelFile });
