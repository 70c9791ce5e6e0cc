/** Names of files to keep: letters that every system takes, the unit's own name beside them where it has others. */

/** A name in plain ASCII: å, ä and ö without their marks, everything else a hyphen. */
export const asciiName = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .toLowerCase();

/** `stegvis-plan-vardcentral-bjorken-2026-01-12.docx`. */
export const fileName = (kind: string, unit: string, day: string, ending: string): string =>
  `${['stegvis', kind, asciiName(unit), day].filter((part) => part !== '').join('-')}.${ending}`;

/** The same with the unit's name as it is written, without what no file system takes. */
export const fullFileName = (kind: string, unit: string, day: string, ending: string): string =>
  `${['Stegvis', kind, unit.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim(), day].filter(Boolean).join(' ')}.${ending}`;
