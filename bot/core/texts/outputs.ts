/** What the programmes' outputs are called; their ids are those of `programmes.json`. */
import type { Language } from '../choices.ts';

const names: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'apt-punkt': { sv: 'APT-punkt', en: 'workplace meeting item' },
  arbetsmiljoatgard: { sv: 'åtgärd i arbetsmiljöarbetet', en: 'work environment action' },
  certifikat: { sv: 'certifikat', en: 'certificate' },
  feedback: { sv: 'återkoppling', en: 'feedback' },
  genomlysning: { sv: 'genomlysning', en: 'screening' },
  'genomlysning-underlag': { sv: 'underlag till genomlysningen', en: 'material for the screening' },
  gruppsammansattning: { sv: 'gruppens sammansättning', en: 'composition of the group' },
  handlingsplan: { sv: 'handlingsplan', en: 'action plan' },
  'handlingsplan-utkast': { sv: 'utkast till handlingsplan', en: 'draft action plan' },
  'individuell-bedomning': { sv: 'individuell bedömning', en: 'individual assessment' },
  'individuell-plan': { sv: 'individuell plan', en: 'individual plan' },
  insatsforslag: { sv: 'förslag till insatser', en: 'proposed measures' },
  integreringsbeslut: { sv: 'beslut om integrering', en: 'integration decision' },
  kompetensmatris: { sv: 'kompetensmatris', en: 'competence matrix' },
  lardomar: { sv: 'lärdomar', en: 'lessons' },
  minnesanteckning: { sv: 'minnesanteckningar', en: 'notes' },
  'process-och-aktivitetsplan': { sv: 'process- och aktivitetsplan', en: 'process and activity plan' },
  temaplan: { sv: 'temaplan', en: 'theme plan' },
  testbesked: { sv: 'besked om testet', en: 'word on the test' },
  underlag: { sv: 'underlag', en: 'material' },
  uppdrag: { sv: 'uppdrag', en: 'mandate' },
  utvecklingsplan: { sv: 'utvecklingsplan', en: 'development plan' },
  'utvecklingsplan-reviderad': { sv: 'reviderad utvecklingsplan', en: 'revised development plan' },
  'verksamhetsberattelse-text': { sv: 'text till verksamhetsberättelsen', en: 'text for the annual report' },
  'verksamhetsplan-text': { sv: 'text till verksamhetsplanen', en: 'text for the operational plan' },
  vision: { sv: 'vision', en: 'vision' },
};

/** The name of an output in the reader's language; of one that a unit's own template has named, that name. */
export const outputName = (id: string, language: Language): string => names[id]?.[language] ?? id;
