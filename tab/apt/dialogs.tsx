import type { Meeting } from '../../bot/core/api.ts';
import { useSource } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import type { AptShowing } from './apt.ts';
import { AnswerSheet, DeclineSheet, FindingSheet, RaiseSheet } from './item-sheets.tsx';
import { LibrarySheet } from './library-sheet.tsx';
import { ProposeSheet } from './propose-sheet.tsx';
import { RoutineDeedSheet, RoutineSheet } from './routine-sheets.tsx';
import { WheelSheet } from './wheel-sheet.tsx';

/** The dialogs around the APT, one at a time. */
export const AptDialogs = (props: { showing: AptShowing | null; coming: Meeting[]; close: () => void }) => {
  const apt = useSource(useUnit().apt).value;
  const { showing, close } = props;
  switch (showing?.kind) {
    case 'propose':
      return apt ? <ProposeSheet throughGroup={apt.throughGroup} close={close} /> : null;
    case 'library':
      return apt ? <LibrarySheet apt={apt} coming={props.coming} close={close} /> : null;
    case 'wheel':
      return apt ? <WheelSheet apt={apt} close={close} /> : null;
    case 'decline':
      return <DeclineSheet item={showing.item} close={close} />;
    case 'finding':
      return <FindingSheet item={showing.item} close={close} />;
    case 'raise':
      return <RaiseSheet item={showing.item} close={close} />;
    case 'answer':
      return <AnswerSheet item={showing.item} close={close} />;
    case 'routine':
      return <RoutineSheet routine={showing.routine} close={close} />;
    case 'deed':
      return <RoutineDeedSheet routine={showing.routine} to={showing.to} close={close} />;
    default:
      return null;
  }
};
