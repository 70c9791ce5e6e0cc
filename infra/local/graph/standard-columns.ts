/** The columns that every generic list has, with SharePoint's own ids. */
import type { Column } from './model.ts';

const TEXT = {
  allowMultipleLines: false,
  appendChangesToExistingText: false,
  linesForEditing: 0,
  maxLength: 255,
};
const PERSON = {
  allowMultipleSelection: false,
  chooseFromType: 'peopleAndGroups',
  displayAs: 'nameWithPresence',
};

const column = (
  name: string,
  displayName: string,
  id: string,
  facet: Column['facet'],
  more: Partial<Column> = {},
): Column => ({
  id,
  name,
  displayName,
  description: '',
  columnGroup: 'Custom Columns',
  enforceUniqueValues: false,
  hidden: false,
  indexed: false,
  readOnly: true,
  required: false,
  facet,
  defaultValue: null,
  standard: true,
  ...more,
});
const person = (name: string, displayName: string, id: string): Column =>
  column(name, displayName, id, { name: 'personOrGroup', value: PERSON });
const date = (name: string, displayName: string, id: string): Column =>
  column(name, displayName, id, { name: 'dateTime', value: { displayAs: 'standard', format: 'dateTime' } });
const text = (name: string, displayName: string, id: string): Column =>
  column(name, displayName, id, { name: 'text', value: TEXT });
const other = (name: string, displayName: string, id: string): Column => column(name, displayName, id, null);

export const standardColumns = (): Column[] => [
  {
    ...text('Title', 'Title', 'fa564e0f-0c70-4ab9-b863-0177e6ddd247'),
    readOnly: false,
    required: true,
  },
  text('ContentType', 'Content Type', 'c042a256-787d-4a6f-8a8a-cf6ab767f12d'),
  date('Modified', 'Modified', '28cf69c5-fa48-462a-b5cd-27b6f9d2bd5f'),
  date('Created', 'Created', '8c06beca-0777-48f7-91c7-6da68bc07b69'),
  person('Author', 'Created By', '1df5e554-ec7e-46a6-901d-d85a3881cb18'),
  person('Editor', 'Modified By', 'd31655d1-1d5b-4511-95a1-7a09e9b75bf2'),
  other('ID', 'ID', '1d22ea11-1e32-424e-89ab-9fedbadb6ce1'),
  text('_UIVersionString', 'Version', 'dce8262a-3ae9-45aa-aab4-83bd75fb738a'),
  other('Attachments', 'Attachments', '67df98f4-9dec-48ff-a553-29bece9c5bf4'),
  other('Edit', 'Edit', '503f1caa-358e-4918-9094-4a2cdc4bc034'),
  other('LinkTitleNoMenu', 'Title', 'bc91a437-52e7-49e1-8c4e-4698904b2b6d'),
  other('LinkTitle', 'Title', '82642ec8-ef9b-478f-acf9-31f7d45fbc31'),
  other('DocIcon', 'Type', '081c6e4c-5c14-4f20-b23e-1a71ceb6a67c'),
  other('ItemChildCount', 'Item Child Count', '6e4d832b-f610-41a8-b3e0-239608efda41'),
  other('FolderChildCount', 'Folder Child Count', '960ff01f-2b6d-4f1b-9c3f-e19ad8927341'),
];
