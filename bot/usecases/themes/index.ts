/** What a unit needs, in themes, with the ports filled in. */
import type { Language } from '../../core/choices.ts';
import type { Caller } from '../tab/frame.ts';
import type { ThemePorts } from './frame.ts';
import { freezeThemes } from './freeze-themes.ts';
import { seeThemes } from './see-themes.ts';

export type { ThemePorts } from './frame.ts';

export const makeThemeUseCases = (ports: ThemePorts) => ({
  seeThemes: (caller: Caller, unit: string, language: Language) => seeThemes(ports, caller, unit, language),
  freezeThemes: (caller: Caller, unit: string, language: Language) =>
    freezeThemes(ports, caller, unit, language),
});

export type ThemeUseCases = ReturnType<typeof makeThemeUseCases>;
