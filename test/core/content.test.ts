import { describe, expect, test } from '@jest/globals';
import { content, programmeById } from '../../bot/core/content.ts';

describe('the content', () => {
  test('holds the five programmes, each found by its id', () => {
    expect(content.programmes.map((programme) => programme.id)).toEqual([
      'jarfalla-samkrafter',
      'soderhamn-rfsl',
      'rss-vasterbotten',
      'malmo-fyra-steg',
      'hbtq-klivet',
    ]);
    for (const programme of content.programmes) expect(programmeById(programme.id)).toBe(programme);
  });
});
