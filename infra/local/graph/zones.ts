/** Time zones as Outlook names them, and wall-clock time in them. */
const WINDOWS: Readonly<Record<string, string>> = {
  UTC: 'UTC',
  'W. Europe Standard Time': 'Europe/Stockholm',
  'Central Europe Standard Time': 'Europe/Budapest',
  'Romance Standard Time': 'Europe/Paris',
  'GMT Standard Time': 'Europe/London',
  'FLE Standard Time': 'Europe/Helsinki',
  'Pacific Standard Time': 'America/Los_Angeles',
  'Eastern Standard Time': 'America/New_York',
};

/** The IANA name behind a Windows or IANA name; null when there is no such zone. */
export const zoneOf = (name: string): string | null => {
  const windows = WINDOWS[name];
  if (windows) return windows;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    // RangeError is Intl's way to say that it does not know the zone.
    return null;
  }
};

const formats = new Map<string, Intl.DateTimeFormat>();
const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, made);
  return made;
};

/** `YYYY-MM-DDTHH:MM:SS` on the clocks of a zone. */
export const wallTime = (at: number, zone: string): string => formatOf(zone).format(at).replace(' ', 'T');

/** The instant at which the clocks of a zone show this (in the hour that comes twice, the first). */
export const instantAt = (wall: string, zone: string): number => {
  const wanted = Date.parse(`${wall}Z`);
  const seen = (at: number): number => Date.parse(`${wallTime(at, zone)}Z`) - at;
  const first = wanted - seen(wanted);
  return wanted - seen(first);
};
