import { Button } from '@fluentui/react-components';
import { useSession, useSource } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { PROPOSE_ANCHOR } from './apt.ts';

/** Proposing is open to everybody in the unit; for those who write no agendas it is the first thing to do. */
export const ProposeButton = ({ primary, press }: { primary: boolean; press: () => void }) => {
  const { t } = useSession();
  const apt = useSource(useUnit().apt).value;
  if (!apt?.may.propose) return null;
  return (
    <Button id={PROPOSE_ANCHOR} appearance={primary ? 'primary' : 'secondary'} onClick={press}>
      {t.apt.propose.open}
    </Button>
  );
};
