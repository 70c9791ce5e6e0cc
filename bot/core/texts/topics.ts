/** What the topics of the programmes' sessions are called. A topic of a template that is not here is shown as written. */
import type { Language } from '../choices.ts';

const topics: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'alla diskrimineringsgrunder': { sv: 'alla diskrimineringsgrunder', en: 'all grounds of discrimination' },
  begrepp: { sv: 'begrepp', en: 'terms' },
  bemotande: { sv: 'bemötande', en: 'conduct' },
  diskriminering: { sv: 'diskriminering', en: 'discrimination' },
  halsa: { sv: 'hälsa', en: 'health' },
  'kollegialt klimat': { sv: 'kollegialt klimat', en: 'climate among colleagues' },
  krankningar: { sv: 'kränkningar', en: 'degrading treatment' },
  'lagar och rattigheter': { sv: 'lagar och rättigheter', en: 'laws and rights' },
  livsvillkor: { sv: 'livsvillkor', en: 'living conditions' },
  normer: { sv: 'normer', en: 'norms' },
  normkritik: { sv: 'normkritik', en: 'norm criticism' },
  'psykisk ohalsa': { sv: 'psykisk ohälsa', en: 'mental ill health' },
  'skadligt bruk och beroende': { sv: 'skadligt bruk och beroende', en: 'harmful use and dependence' },
  trakasserier: { sv: 'trakasserier', en: 'harassment' },
  vald: { sv: 'våld', en: 'violence' },
  varderingar: { sv: 'värderingar', en: 'values' },
};

/** A topic in the reader's language. */
export const topicText = (topic: string, language: Language): string => topics[topic]?.[language] ?? topic;
