/** What of the content fits each competence area of the library: words of the glossary, and topics of training. */

export interface AreaLinks {
  /** Ids of the glossary. */
  terms: readonly string[];
  /** Topics of the templates' steps and of the unit's sessions. */
  topics: readonly string[];
}

const NONE: AreaLinks = { terms: [], topics: [] };

const links: Readonly<Record<string, AreaLinks>> = {
  'hbtqi-begrepp': { terms: ['hbtqi', 'sexuell-laggning', 'queer', 'intersex'], topics: ['begrepp'] },
  'konsidentitet-konsuttryck': {
    terms: ['konsidentitet', 'konsuttryck', 'transperson', 'icke-binar', 'pronomen'],
    topics: ['begrepp', 'livsvillkor'],
  },
  'normer-normkritik': {
    terms: ['norm', 'normkritik', 'normmedvetenhet', 'heteronorm', 'cisnorm'],
    topics: ['normer', 'normkritik', 'varderingar'],
  },
  diskrimineringslagen: {
    terms: ['diskrimineringslagen', 'diskrimineringsgrund', 'direkt-diskriminering', 'repressalier'],
    topics: ['diskriminering', 'alla diskrimineringsgrunder', 'lagar och rattigheter'],
  },
  'trakasserier-krankande': {
    terms: ['trakasserier', 'krankande-sarbehandling', 'utredningsskyldighet'],
    topics: ['trakasserier', 'krankningar', 'kollegialt klimat'],
  },
  'aktiva-atgarder-sam': { terms: ['aktiva-atgarder', 'sam', 'osa', 'riskbedomning'], topics: [] },
  'minoritetsstress-halsa': {
    terms: ['minoritetsstress', 'livsvillkor', 'psykisk-ohalsa'],
    topics: ['halsa', 'livsvillkor', 'psykisk ohalsa', 'skadligt bruk och beroende'],
  },
  'inkluderande-bemotande': {
    terms: ['bemotande', 'inkludering', 'pronomen', 'felkona'],
    topics: ['bemotande'],
  },
  intersektionalitet: {
    terms: ['intersektionalitet', 'privilegium'],
    topics: ['alla diskrimineringsgrunder'],
  },
  'vald-heder': { terms: ['valdsutsatthet', 'hedersrelaterat-vald'], topics: ['vald'] },
  'rattigheter-historia': {
    terms: ['pride', 'juridiskt-kon', 'omvandelseforsok'],
    topics: ['lagar och rattigheter'],
  },
  'systematisk-uppfoljning': { terms: ['handlingsplan', 'insats', 'indikator', 'arshjul'], topics: [] },
};

/** What fits an area; nothing for one of the unit's own. */
export const linksOf = (area: string): AreaLinks =>
  Object.hasOwn(links, area) ? (links[area] ?? NONE) : NONE;
