import { describe, expect, test } from '@jest/globals';
import { costOf, MOST_UNITS } from '../../bot/graph/costs.ts';

const SITE = '/sites/contoso.sharepoint.com,2c71,2d22';
const ITEMS = `${SITE}/lists/abc/items`;
const units = (method: string, path: string): number => costOf({ method, path }).units;

describe('what a request costs', () => {
  test.each([
    [`${SITE}`],
    ['/sites/contoso.sharepoint.com:/sites/hr'],
    ['/groups/g/sites/root?$select=id'],
    [`${SITE}/lists/abc?$select=id`],
    [`${ITEMS}/5?$expand=fields`],
    [`${ITEMS}/5/fields`],
    ['/drives/d?$select=id,sharePointIds'],
    ['/me/drive/special/approot'],
    ['/me/drive/special/approot:/Stegvis/minne.docx'],
    ['/drives/d/items/i/content'],
    ['/teams/t/channels/19%3Aa%40thread.tacv2/filesFolder'],
  ])('one for one thing: GET %s', (path) => {
    expect(costOf({ method: 'GET', path })).toEqual({ sharePoint: 1, units: 1, others: 0 });
  });

  test.each([
    [`${ITEMS}?$expand=fields&$filter=fields/Unit%20eq%20'x'`],
    [`${SITE}/lists?$select=id`],
    [`${SITE}/lists/abc/columns`],
    [`${SITE}/lists/abc?$expand=columns`],
    ['/sites?search=hr'],
    ['/me/drive/special/approot:/Stegvis:/children'],
    [`${ITEMS}/5/versions`],
    // Not in the table: rather too much than too little.
    [`${SITE}/something`],
  ])('two for several things: GET %s', (path) => {
    expect(units('GET', path)).toBe(2);
  });

  test('changes since a token cost one, all of them or none of them two', () => {
    expect(units('GET', `${ITEMS}/delta?token=abc&$expand=fields`)).toBe(1);
    expect(units('GET', `${ITEMS}/delta(token='abc')`)).toBe(1);
    expect(units('GET', '/drives/d/root/delta?$deltatoken=abc')).toBe(1);
    expect(units('GET', `${ITEMS}/delta?$expand=fields`)).toBe(2);
    expect(units('GET', `${ITEMS}/delta?token=latest`)).toBe(2);
  });

  test('every writing costs two', () => {
    expect(units('POST', ITEMS)).toBe(2);
    expect(units('PATCH', `${ITEMS}/5/fields`)).toBe(2);
    expect(units('DELETE', `${ITEMS}/5`)).toBe(2);
    expect(units('PUT', '/me/drive/special/approot:/a.docx:/content')).toBe(2);
  });

  test('permissions cost five, also when they are expanded or given', () => {
    expect(units('GET', `${SITE}/permissions`)).toBe(5);
    expect(units('POST', `${SITE}/permissions`)).toBe(5);
    expect(units('GET', '/drives/d/items/i?$expand=permissions')).toBe(5);
    expect(units('GET', '/drives/d/items/i?%24expand=children,permissions')).toBe(5);
    expect(units('POST', '/drives/d/items/i/createLink')).toBe(5);
  });

  test.each([
    '/me',
    '/me/joinedTeams',
    '/teams/t/channels?$select=id',
    '/teams/t/channels/c/members',
    '/users/u',
    '/me/calendarView?startDateTime=x',
    '/me/events/e',
    '/subscriptions',
    '/subscriptions/s',
  ])('what other services answer has no units and is counted apart: %s', (path) => {
    expect(costOf({ method: 'GET', path })).toEqual({ sharePoint: 0, units: 0, others: 1 });
  });

  test('a batch costs what is in it', () => {
    const requests = [
      { id: '1', method: 'GET', url: `${ITEMS}?$filter=x` },
      { id: '2', method: 'POST', url: ITEMS.slice(1) },
      { id: '3', method: 'GET', url: '/me' },
    ];
    expect(costOf({ method: 'POST', path: '/$batch', body: { requests } })).toEqual({
      sharePoint: 2,
      units: 4,
      others: 1,
    });
    const full = Array.from({ length: 20 }, () => ({ method: 'GET', url: `${SITE}/permissions` }));
    expect(costOf({ method: 'POST', path: '/$batch', body: { requests: full } }).units).toBe(MOST_UNITS);
  });

  test('an overview costs no more than twelve: six lists in one batch', () => {
    const requests = Array.from({ length: 6 }, (_, id) => ({ id, method: 'GET', url: `${ITEMS}?$filter=x` }));
    expect(costOf({ method: 'POST', path: '/$batch', body: { requests } }).units).toBe(12);
  });
});
