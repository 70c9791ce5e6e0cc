/** What adding the app for people and telling of it have in common. */

/** So often somebody may be refused before the program gives up on them. */
export const MOST_REFUSALS = 3;

/** The cause that is told where the app's own token lacks the permission. */
export const LACKING = 'the token lacks the permission';
