import {
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemCheckbox,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { Filter20Filled, Filter20Regular } from '@fluentui/react-icons';

export interface ChoiceGroup {
  name: string;
  heading: string;
  choices: { value: string; text: string }[];
  chosen: readonly string[];
  /** Those that are chosen once one was pressed. */
  choose: (values: string[]) => void;
}

/** A button whose menu narrows what is shown, by groups of choices; `number` of them are chosen. */
export const ChoiceMenu = (props: {
  label: string;
  number: number;
  groups: readonly ChoiceGroup[];
  clear: { text: string; press: () => void };
}) => {
  const { label, number, groups, clear } = props;
  return (
    <Menu
      checkedValues={Object.fromEntries(groups.map(({ name, chosen }) => [name, [...chosen]]))}
      onCheckedValueChange={(_, { name, checkedItems }) =>
        groups.find((group) => group.name === name)?.choose(checkedItems)
      }
    >
      <MenuTrigger disableButtonEnhancement>
        <Button icon={number > 0 ? <Filter20Filled /> : <Filter20Regular />}>{label}</Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {groups.map(({ name, heading, choices }) => (
            <MenuGroup key={name}>
              <MenuGroupHeader>{heading}</MenuGroupHeader>
              {choices.map(({ value, text }) => (
                <MenuItemCheckbox key={value} name={name} value={value}>
                  {text}
                </MenuItemCheckbox>
              ))}
            </MenuGroup>
          ))}
          <MenuDivider />
          <MenuItem disabled={number === 0} onClick={clear.press}>
            {clear.text}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
};
