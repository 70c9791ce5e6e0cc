/** Reads an iCalendar file as another program would: strict about line ends and lengths (RFC 5545, section 3.1). */

export interface FileEvent {
  uid: string;
  summary: string;
  description: string | null;
  /** ISO UTC. */
  start: string;
  end: string;
  status: string;
  sequence: number;
}

const unescaped = (text: string): string =>
  text.replace(/\\([nN,;\\])/g, (_, letter: string) => (letter.toLowerCase() === 'n' ? '\n' : letter));

const instant = (value: string): string => {
  const date = /^(\d{4})(\d\d)(\d\d)$/.exec(value);
  if (date) return date.slice(1).join('-');
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(value);
  if (!match) throw new Error(`not an instant in UTC: ${value}`);
  const [, year, month, day, hour, minute, second] = match;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
};

/** The events of a file; throws where the file breaks a rule. */
export const readCalendarFile = (file: string): FileEvent[] => {
  const lines = file.split('\r\n');
  for (const line of lines) {
    if (/[\r\n]/.test(line)) throw new Error('a line does not end with CRLF');
    if (Buffer.byteLength(line) > 75) throw new Error(`a line is longer than 75 octets: ${line}`);
  }
  const whole = lines
    .join('\r\n')
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter((line) => line !== '');
  if (whole[0] !== 'BEGIN:VCALENDAR' || whole.at(-1) !== 'END:VCALENDAR') throw new Error('not a calendar');
  for (const needed of ['VERSION:2.0', 'PRODID:'])
    if (!whole.some((line) => line.startsWith(needed))) throw new Error(`no ${needed}`);
  const events: FileEvent[] = [];
  let fields: Map<string, string> | null = null;
  for (const line of whole) {
    if (line === 'BEGIN:VEVENT') fields = new Map();
    else if (line === 'END:VEVENT' && fields) {
      const must = (name: string): string => {
        const value = fields?.get(name);
        if (value === undefined) throw new Error(`an event without ${name}`);
        return value;
      };
      instant(must('DTSTAMP'));
      events.push({
        uid: must('UID'),
        summary: unescaped(must('SUMMARY')),
        description: fields.has('DESCRIPTION') ? unescaped(must('DESCRIPTION')) : null,
        start: instant(must('DTSTART')),
        end: instant(must('DTEND')),
        status: must('STATUS'),
        sequence: Number(must('SEQUENCE')),
      });
      fields = null;
    } else if (fields) {
      const [, name = '', value = ''] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/s.exec(line) ?? [];
      if (fields.has(name)) throw new Error(`${name} stands twice`);
      fields.set(name, value);
    }
  }
  return events;
};
