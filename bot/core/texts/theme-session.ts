/** The words of theme sessions in the lists: in Swedish, as everybody reads them in SharePoint. */
const list = new Intl.ListFormat('sv', { type: 'conjunction' });

export const themeSessionTexts = {
  title: (area: string): string => `Temapass: ${area}`,
  about: (area: string): string => `Vad handlar det om? ${area}`,
  words: (words: readonly string[]): string => `Ord att reda ut: ${list.format(words)}`,
  think: (question: string): string => `Tänk själv en stund: ${question}`,
  assignment: 'Vad betyder det i vårt uppdrag? Enas om en mening att anteckna.',
  next: 'Vad tar vi vidare till planen?',
} as const;
