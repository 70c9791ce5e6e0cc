/** Days and times in the tab. All times are Swedish, whatever the browser's own zone is. */

const ZONE = 'Europe/Stockholm';

const parts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** An instant as a Swedish day and time of day: `{day: '2026-01-20', time: '13:00'}`. */
export const swedish = (instant: string): { day: string; time: string } => {
  const found: Record<string, string> = {};
  for (const { type, value } of parts.formatToParts(new Date(instant))) found[type] = value;
  return { day: `${found.year}-${found.month}-${found.day}`, time: `${found.hour}:${found.minute}` };
};

/** The instant of a Swedish day and time of day, ISO UTC; null when they are no date or time. */
export const swedishInstant = (day: string, time: string): string | null => {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  if (Number.isNaN(wanted)) return null;
  let at = wanted;
  // The offset at the wanted moment is found by looking at what the guess reads as; twice reaches across a change of clocks.
  for (let round = 0; round < 2; round += 1) {
    const seen = swedish(new Date(at).toISOString());
    at -= Date.parse(`${seen.day}T${seen.time}:00Z`) - wanted;
  }
  return new Date(at).toISOString();
};

/** Whole minutes between two instants; 0 when one is unknown. */
export const minutesBetween = (start: string | null, end: string | null): number =>
  start && end ? Math.max(0, Math.round((Date.parse(end) - Date.parse(start)) / 60_000)) : 0;
