/** What the templates' topics are called; a topic of the unit's own is called what the unit calls it. */
import type { Language } from '../choices.ts';

const names: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'alla diskrimineringsgrunder': { sv: 'alla diskrimineringsgrunder', en: 'all protected grounds' },
  begrepp: { sv: 'begrepp', en: 'terms' },
  bemotande: { sv: 'bemötande', en: 'conduct' },
  diskriminering: { sv: 'diskriminering', en: 'discrimination' },
  halsa: { sv: 'hälsa', en: 'health' },
  'kollegialt klimat': { sv: 'kollegialt klimat', en: 'climate between colleagues' },
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

/** The name of a topic in the reader's language. */
export const topicName = (topic: string, language: Language): string =>
  (Object.hasOwn(names, topic) ? names[topic]?.[language] : undefined) ?? topic;
