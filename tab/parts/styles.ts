/** Styles that several parts share. Widths follow LOOK: compact below 480, medium, wide from 900. */
import { makeStyles, tokens } from '@fluentui/react-components';

export const COMPACT = '@media (max-width: 479.98px)';
export const NOT_COMPACT = '@media (min-width: 480px)';
export const WIDE = '@media (min-width: 900px)';

export const useShared = makeStyles({
  hidden: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  quiet: { color: tokens.colorNeutralForeground3 },
  caption: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  text: { margin: 0, overflowWrap: 'anywhere' },
  kept: { whiteSpace: 'pre-wrap' },
  strong: { fontWeight: tokens.fontWeightSemibold },
  heading: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  between: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px',
  },
  stack: { display: 'flex', flexDirection: 'column', gap: '12px' },
  tight: { display: 'flex', flexDirection: 'column', gap: '4px' },
  wide: { display: 'flex', flexDirection: 'column', gap: '16px' },
  /** 8 + 4 of twelve columns when wide, else one. */
  split: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '16px',
    alignItems: 'start',
    [WIDE]: { gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)' },
  },
});
