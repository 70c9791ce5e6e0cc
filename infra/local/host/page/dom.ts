/** A little help with elements. */

type Child = Node | string | null | undefined | false;
type Props<Tag extends keyof HTMLElementTagNameMap> = Partial<
  Omit<HTMLElementTagNameMap[Tag], 'children' | 'style' | 'dataset'>
> & { data?: Record<string, string>; aria?: Record<string, string> };

/** An element with properties, `data-` and `aria-` attributes and children. */
export const el = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  props: Props<Tag> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] => {
  const { data, aria, ...rest } = props;
  const made = document.createElement(tag);
  Object.assign(made, rest);
  for (const [name, value] of Object.entries(data ?? {})) made.dataset[name] = value;
  for (const [name, value] of Object.entries(aria ?? {})) made.setAttribute(`aria-${name}`, value);
  for (const child of children) if (child) made.append(child);
  return made;
};

/** A labelled choice; `changed` hears the value that was chosen. */
export const choice = (
  label: string,
  options: readonly (readonly [value: string, text: string])[],
  value: string,
  changed: (value: string) => void,
): HTMLLabelElement => {
  const select = el(
    'select',
    { onchange: () => changed(select.value), aria: { label } },
    ...options.map(([one, text]) => el('option', { value: one, textContent: text })),
  );
  select.value = value;
  return el('label', { className: 'field' }, el('span', { textContent: label }), select);
};

export const button = (text: string, onclick: () => void, className = ''): HTMLButtonElement =>
  el('button', { type: 'button', textContent: text, className, onclick });
