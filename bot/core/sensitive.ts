/** The rules of `safety/` by their older name. */
export { soundsLikeCase } from './safety/case.ts';
export { identityAsked } from './safety/identity.ts';
