/** Addresses for a card's buttons: at once or not at all. */
import { expect, test } from '@jest/globals';
import { done, failed, type Outcome } from '../../bot/core/fault.ts';
import { makeAddressBook } from '../../bot/graph/people/address-book.ts';

const unit = { tenant: 't', team: 'team', id: '19:a@thread.tacv2' };
const known = new Map([['amal', 'amal@kommun.se']]);
const book = (answer: () => Promise<Outcome<Map<string, string>>>) =>
  makeAddressBook({ addresses: answer }, 50).of(unit);

test('they are what the directory tells the app', async () => {
  expect(await book(async () => done(known))).toEqual(known);
});

test('they are none where the app may not ask, and none where the answer is slow', async () => {
  expect(await book(async () => failed({ kind: 'not-found', what: 'unit' }))).toEqual(new Map());
  expect(await book(() => new Promise(() => undefined))).toEqual(new Map());
});
