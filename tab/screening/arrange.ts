/** Which findings are shown, and under which heading. Pure. */
import { FINDING_KINDS, type Finding } from '../../bot/core/api-findings.ts';
import type { PlanArea } from '../../bot/core/choices.ts';
import type { Whose } from '../../bot/core/rows.ts';

export interface Filter {
  areas: PlanArea[];
  /** What is about both is shown with either. */
  whose: Exclude<Whose, 'both'>[];
  /** Only those that nothing has come of. */
  without: boolean;
}
export const ALL: Filter = { areas: [], whose: [], without: false };

/** How much the filter takes away. */
export const chosen = ({ areas, whose, without }: Filter): number =>
  areas.length + whose.length + (without ? 1 : 0);

/** The findings that the filter lets through. */
export const shown = (findings: readonly Finding[], { areas, whose, without }: Filter): Finding[] =>
  findings.filter(
    (each) =>
      (areas.length === 0 || (each.area !== null && areas.includes(each.area))) &&
      (whose.length === 0 ||
        each.whose === 'both' ||
        (each.whose !== null && whose.includes(each.whose as Exclude<Whose, 'both'>))) &&
      (!without || each.withoutAction),
  );

export type Heading = Finding['kind'] | null;

/** The three kinds, and what somebody wrote in SharePoint without saying which; those without an action first. */
export const headings = (findings: readonly Finding[]): { kind: Heading; findings: Finding[] }[] => {
  const of = (kind: Heading): Finding[] =>
    findings
      .filter((each) => each.kind === kind)
      .sort((one, other) => Number(other.withoutAction) - Number(one.withoutAction));
  const untold = of(null);
  return [
    ...FINDING_KINDS.map((kind) => ({ kind, findings: of(kind) })),
    ...(untold.length > 0 ? [{ kind: null, findings: untold }] : []),
  ];
};

/** The id of the element that opens a finding, to which the focus goes back. */
export const anchorOf = (id: string): string => `finding-${id}`;
