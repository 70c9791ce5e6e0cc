/** Teams' own themes with LOOK's restraint: shadows belong to dialogs alone. */
import {
  type Theme,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components';
import type { HostTheme } from './host.ts';

const calm = (theme: Theme): Theme => ({
  ...theme,
  shadow2: 'none',
  shadow4: 'none',
  shadow8: 'none',
  shadow16: 'none',
  borderRadiusLarge: theme.borderRadiusMedium,
  borderRadiusXLarge: theme.borderRadiusMedium,
});

export const themes: Record<HostTheme, Theme> = {
  default: calm(teamsLightTheme),
  dark: calm(teamsDarkTheme),
  contrast: calm(teamsHighContrastTheme),
};
