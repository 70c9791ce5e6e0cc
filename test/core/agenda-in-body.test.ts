import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { agendaBlock, findAgenda, withAgenda } from '../../bot/core/agenda-in-body.ts';

const BLOB =
  '<br>\r\n<div style="width:100%"><span>________</span></div>\r\n<div class="me-email-text"><a class="me-email-headline" href="https://teams.microsoft.com/l/meetup-join/19%3ameeting_x/0?context=%7b%22Tid%22%7d">Anslut &amp; mer</a></div>';
const HEAD = '<html><head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head>';

const piece = fc.constantFrom(
  '<p class="x_MsoNormal">Hej <b>alla</b></p>',
  '<div><div>\r\n</div></div>',
  'Text utan taggar ',
  '<!-- en kommentar -->',
  '<table><tr><td>1 &lt; 2</td></tr></table>',
  '<br>',
  '&nbsp;',
  '<p>Dagordning</p>',
  BLOB,
);
const html = fc
  .tuple(fc.array(piece, { maxLength: 6 }), fc.boolean())
  .map(([pieces, whole]) =>
    whole ? `${HEAD}<body lang="SV">${pieces.join('')}</body></html>` : pieces.join(''),
  );
const items = fc.array(
  fc.record({ title: fc.string({ maxLength: 40 }), minutes: fc.option(fc.integer({ min: 1, max: 15 })) }),
  { maxLength: 5 },
);

describe('the agenda in a body', () => {
  test('comes out again with everything else byte for byte as it was', () => {
    fc.assert(
      fc.property(html, items, items, (before, first, second) => {
        const written = withAgenda(before, agendaBlock(first)) ?? '';
        const again = withAgenda(written, agendaBlock(second)) ?? '';
        expect(again.length - agendaBlock(second).length).toBe(before.length);
        expect(withAgenda(again, null)).toBe(before);
        expect(withAgenda(written, agendaBlock(first))).toBe(written);
      }),
    );
  });

  test('leaves the way into the online meeting whole', () => {
    fc.assert(
      fc.property(items, (lines) => {
        const written = withAgenda(`${HEAD}<body>Välkomna${BLOB}</body></html>`, agendaBlock(lines));
        expect(written).toContain(BLOB);
      }),
    );
  });

  test('stands first in the body, behind its head', () => {
    const written = withAgenda(`${HEAD}<body lang="SV">Hej</body></html>`, agendaBlock([])) ?? '';
    expect(written).toMatch(/<body lang="SV"><p><b>Dagordning, skrivs av Stegvis<\/b><\/p>/);
    expect(written).toContain('</p>Hej</body></html>');
  });

  test('takes titles as text, whatever stands in them', () => {
    fc.assert(
      fc.property(items, (lines) => {
        const block = agendaBlock(lines);
        const tags = [...block.matchAll(/<\/?([a-z]+)[^>]*>/g)].map(([, name]) => name);
        expect(tags.every((name) => ['p', 'b', 'ul', 'li'].includes(name ?? ''))).toBe(true);
      }),
    );
    expect(agendaBlock([{ title: '<img src=x onerror="a()">&', minutes: 5 }])).toContain(
      '<li>&lt;img src=x onerror=&quot;a()&quot;&gt;&amp; (5 min)</li>',
    );
  });

  test('is not ended by an item that is called like its end', () => {
    const tricky = agendaBlock([
      { title: 'Slut på dagordningen från Stegvis', minutes: 5 },
      { title: 'Dagordning, skrivs av Stegvis', minutes: 5 },
    ]);
    expect(withAgenda(withAgenda('Hej', tricky) ?? '', null)).toBe('Hej');
  });

  // What Outlook makes of it when somebody edits the invitation: classes, spans, entities, line breaks.
  const REWRITTEN = [
    '<p class="x_MsoNormal"><b><span style="color:black">Dagordning, skrivs av Stegvis</span></b></p>\r\n<ul type="disc"><li>Tre ord</li></ul>\r\n<p class="x_MsoNormal">Slut p&aring; dagordningen fr&aring;n Stegvis</p>',
    '<div><span>Dagordning,&nbsp;skrivs</span> <span>av\r\n Stegvis</span></div><div>1. Tre ord</div><div><i>Slut på dagordningen från Stegvis</i></div>',
    'Dagordning, skrivs av Stegvis<br>Tre ord<br>Slut p&#229; dagordningen fr&#229;n Stegvis',
  ];
  test.each(REWRITTEN)('is found as Outlook may have rewritten it: %s', (block) => {
    const before = `${HEAD}<body><div class="x_a">Hej</div>`;
    const after = `<p>Välkomna</p>${BLOB}</body></html>`;
    expect(withAgenda(before + block + after, null)).toBe(before + after);
    const fresh = agendaBlock([{ title: 'Nytt', minutes: 5 }]);
    expect(withAgenda(before + block + after, fresh)).toBe(before + fresh + after);
  });

  test('whose mark somebody has removed is left alone', () => {
    const whole = agendaBlock([]);
    for (const broken of [
      whole.replace('Slut på', ''),
      whole.replace('skrivs av', ''),
      `${whole}<p>Slut på dagordningen från Stegvis</p>`,
    ]) {
      expect(findAgenda(broken).kind).toBe('broken');
      expect(withAgenda(broken, null)).toBeNull();
    }
  });
});
