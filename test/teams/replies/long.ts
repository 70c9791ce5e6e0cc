/** A unit's id, and content as long as a list takes it. */
export const UNIT = '19:0123456789abcdef0123456789abcdef@thread.tacv2';
export const LONG = 'Gå igenom blanketter, mallar och system så att alla familjer känner sig hemma, '
  .repeat(3)
  .slice(0, 255);

export const LONG_NAME = `Om ${LONG}`.slice(0, 255);
