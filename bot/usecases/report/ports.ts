/** What evidence, follow-up and documents need: what the tab needs, and files. */
import type { Documents } from '../ports.ts';
import type { TabPorts } from '../tab/frame.ts';

export interface ReportPorts extends TabPorts {
  documents: Documents;
}
