/** The competence staircase (R51): a private aid. Which step somebody chooses is no fact of this program. */
import { z } from 'zod';
import programmesJson from './content/programmes.json' with { type: 'json' };

const words = z.object({ text: z.string() });
const stair = z.object({ step: z.number().int(), id: z.string(), sv: words, en: words });
export type Stair = z.infer<typeof stair>;

/** The steps from the first to the last, as the programme that has them tells (RSS Västerbotten). */
export const staircase: readonly Stair[] = z
  .array(z.object({ staircase: z.array(stair).optional() }))
  .parse(programmesJson)
  .flatMap((programme) => programme.staircase ?? [])
  .toSorted((one, other) => one.step - other.step);
