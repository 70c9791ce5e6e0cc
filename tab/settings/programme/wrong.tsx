import { Bar } from '../../parts/bar.tsx';
import { TroubleBar } from '../../parts/trouble-bar.tsx';
import type { Trouble } from '../../trouble.ts';

/** What is wrong with something that was written or fetched, each thing by itself, all at once. */
export const Wrong = ({ trouble, lead }: { trouble: Trouble; lead: string }) => {
  if (trouble.fields.length === 0) return <TroubleBar trouble={trouble} />;
  return (
    <Bar intent="error" announce>
      {lead}
      <ul>
        {[...new Set(trouble.fields.map(({ message }) => message))].map((message) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </Bar>
  );
};
