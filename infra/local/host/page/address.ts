/** What is chosen on a page, as it stands in its address: person, where, view, theme, language. */
import {
  LANGUAGES,
  type Language,
  type TenantView,
  THEMES,
  type Theme,
  VIEWS,
  type View,
} from '../shapes.ts';
import { type Stand, unitAt } from './stand.ts';

const oneOf = <T extends string>(value: string | null, allowed: readonly T[], otherwise: T): T =>
  allowed.find((one) => one === value) ?? otherwise;

/** The place that an address means; null when its person does not exist or is not there. */
export const standOf = (tenant: TenantView, search: string): Stand | null => {
  const query = new URLSearchParams(search);
  const person = tenant.people.find((one) => one.id === query.get('person'));
  const where = query.get('where') ?? 'personal';
  const unit = person && unitAt(tenant, person, where);
  if (!person || unit === undefined) return null;
  return {
    person,
    where,
    unit,
    view: oneOf<View>(query.get('view'), VIEWS, unit ? 'start' : 'personal'),
    subPage: query.get('sub'),
    theme: oneOf<Theme>(query.get('theme'), THEMES, 'default'),
    language: oneOf<Language>(query.get('language'), LANGUAGES, person.language),
  };
};

/** The address's query of a place. */
export const searchOf = ({ person, where, view, theme, language, subPage }: Stand): string => {
  const query = new URLSearchParams({ person: person.id, where, view, theme, language });
  if (subPage) query.set('sub', subPage);
  return `?${query}`;
};
