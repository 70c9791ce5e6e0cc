/** The texts of the message extension and of the dialogs that the bot opens, by language. */
import type { Language } from '../../choices.ts';
import type { Widen } from '../bot/sv.ts';
import { en } from './en.ts';
import { sv } from './sv.ts';

export type ExtensionTexts = Widen<typeof sv>;

export const extensionTexts: Record<Language, ExtensionTexts> = { sv, en };
