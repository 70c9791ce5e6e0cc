/** The texts of the message extension and of the dialogs that the bot opens, by language. */
import type { Language } from '../../choices.ts';
import { en } from './en.ts';
import { type ExtensionTexts, sv } from './sv.ts';

export type { ExtensionTexts } from './sv.ts';

export const extensionTexts: Record<Language, ExtensionTexts> = { sv, en };
