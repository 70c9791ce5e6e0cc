/** The part of the tab's API about one's own data. */
import { myData, remains } from '../bot/core/my-data.ts';
import type { Downloaded } from './api-report.ts';
import type { ApiTools } from './api-tools.ts';
import type { Result } from './trouble.ts';

/** Erasing also changes rows of the unit's lists. */
const ERASE_MS = 60_000;

/** A file of JSON by the name that it came with; a proxy's page in its place is none. */
const jsonFile = async (response: Response): Promise<Downloaded | null> => {
  if (!response.headers.get('content-type')?.startsWith('application/json')) return null;
  const named = /filename="([A-Za-z0-9.-]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return { name: named ?? 'stegvis.json', content: await response.blob() };
};

export const makeMyDataApi = ({ get, write, ask }: ApiTools) => ({
  myData: () => get('me/data', myData),
  exportMyData: (): Promise<Result<Downloaded>> => ask({ path: 'me/export', read: jsonFile }),
  eraseMyData: () => write('DELETE', 'me', undefined, remains, {}, ERASE_MS),
});
