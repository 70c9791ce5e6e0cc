/** The dialogs' addresses in the tab. They name things by their ids; words that somebody wrote stand in the fragment. */

import type { Language } from '../../core/choices.ts';
import { addressWith } from '../../core/extension/carried.ts';
import type { DialogName } from '../../core/extension/dialogs.ts';
import { extensionTexts } from '../../core/texts/extension/index.ts';
import type { Links } from '../links.ts';
import { dialog } from './answers.ts';

export interface DialogPlace {
  baseUrl: string;
  /** The app's ids, of the manifest and of the bot: who may be handed what the dialog made. */
  apps: readonly string[];
  links: Links;
}

/** In pixels; Teams makes them smaller where there is less room. */
const SIZES: Readonly<Record<DialogName, { width: number; height: number }>> = {
  action: { width: 600, height: 640 },
  proposal: { width: 600, height: 560 },
  press: { width: 480, height: 320 },
  calendar: { width: 480, height: 320 },
  note: { width: 600, height: 560 },
};
const VIEWS = {
  action: 'plan',
  proposal: 'apt',
  press: 'start',
  calendar: 'meetings',
  note: 'personal',
} as const;

/** The answer that opens one; `text` is filled in there, cut to what fits. */
export const dialogAnswer = (
  place: DialogPlace,
  name: DialogName,
  language: Language,
  given: {
    unit?: string | null;
    data?: Readonly<Record<string, string>>;
    text?: string;
    item?: string | null;
  },
) => {
  const address = new URL(`${place.baseUrl}/tab/`);
  address.searchParams.set('dialog', name);
  if (given.unit) address.searchParams.set('unit', given.unit);
  for (const [key, value] of Object.entries(given.data ?? {})) address.searchParams.set(key, value);
  address.searchParams.set('apps', [...new Set(place.apps)].join(','));
  return dialog({
    title: extensionTexts[language].dialog[name].title,
    ...SIZES[name],
    url: addressWith(address.href, given.text ?? '').address,
    fallbackUrl: place.links(VIEWS[name], given.unit ?? null, given.item ?? null),
  });
};
