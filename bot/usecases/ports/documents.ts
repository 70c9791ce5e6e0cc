/** Word and Excel files that people take with them; made in `bot/documents`. */
import type { TextDocument, Workbook } from '../../core/documents/model.ts';

export interface Documents {
  /** Office Open XML text (.docx) with real headings and header rows. */
  word(document: TextDocument): Promise<Uint8Array>;
  /** An Office Open XML workbook (.xlsx); no cell is ever a formula. */
  excel(workbook: Workbook): Promise<Uint8Array>;
}
