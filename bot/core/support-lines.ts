/** National lines for somebody in distress: data with the day on which somebody last saw that they hold, as R56 asks. */
import { z } from 'zod';
import linesJson from './content/support-lines.json' with { type: 'json' };

const words = z.strictObject({ name: z.string().min(1), when: z.string().min(1) });
const lineSchema = z.strictObject({
  id: z.string(),
  phone: z.string().regex(/^[0-9 -]+$/),
  link: z.url({ protocol: /^https$/ }),
  checkedOn: z.string().regex(/^\d{4}-\d\d-\d\d$/),
  sv: words,
  en: words,
});
export type SupportLine = z.infer<typeof lineSchema>;

export const supportLines: readonly SupportLine[] = z.array(lineSchema).parse(linesJson);
