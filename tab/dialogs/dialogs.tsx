import { useState } from 'react';
import type { DialogName } from '../../bot/core/extension/dialogs.ts';
import { WithOverview } from '../with-overview.tsx';
import { KnownUnit, OwnUnit } from '../with-unit.tsx';
import { ActionDialog } from './action.tsx';
import { given } from './carried.ts';
import { CalendarDialog, PressDialog } from './deeds.tsx';
import { NoteDialog } from './note.tsx';
import { ProposalDialog } from './proposal.tsx';

/** A dialog of the tab that the bot opened. Its unit is the address's, else one of the person's own. */
const Dialogs = ({ name }: { name: DialogName }) => {
  const [shown, show] = useState(name);
  if (shown === 'press') return <PressDialog />;
  if (shown === 'calendar') return <CalendarDialog />;
  const inside =
    shown === 'note' ? (
      <NoteDialog />
    ) : (
      <WithOverview view={shown === 'action' ? 'plan' : 'apt'}>
        {shown === 'action' ? <ActionDialog propose={() => show('proposal')} /> : <ProposalDialog />}
      </WithOverview>
    );
  const unit = given('unit');
  return unit ? <KnownUnit id={unit}>{inside}</KnownUnit> : <OwnUnit>{inside}</OwnUnit>;
};

export default Dialogs;
