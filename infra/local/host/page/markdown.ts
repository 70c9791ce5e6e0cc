/** The little Markdown that cards and messages use, as safe HTML: bold, italics, links, line breaks. */

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

/** HTML of a text; everything that is not one of the known marks is shown as it stands. */
export const htmlOf = (text: string): string =>
  escaped(text)
    .replace(/\[([^\]]+)\]\((https?:[^\s)]+)\)/g, '<a href="$2" target="_blank" rel="noopener">$1</a>')
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replace(/(^|[\s(])[*_]([^*_\n]+)[*_](?=$|[\s.,;:!?)])/g, '$1<em>$2</em>')
    .replace(/\r?\n/g, '<br>');
