/** The clock on a Swedish wall, asked of Intl and apart from the code that it judges. */
const parts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'short',
});
export const localOf = (at: Date): { day: string; time: string; weekday: number } => {
  const [day = '', time = ''] = parts.format(at).split(' ');
  return { day, time, weekday: new Date(`${day}T12:00:00Z`).getUTCDay() || 7 };
};
