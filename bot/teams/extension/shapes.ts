/** What of the invokes of message extensions and dialogs is read. Anything else goes through unread. */
import { z } from 'zod';
import { MOST_RESULTS, type Page } from '../../core/extension/search.ts';

const short = z.string().max(200);

/** learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search */
export const queryShape = z.looseObject({
  commandId: short,
  parameters: z
    .array(z.looseObject({ name: short, value: z.unknown().optional() }))
    .max(50)
    .nullish()
    .catch(null),
  queryOptions: z
    .looseObject({ skip: z.number().nullish().catch(null), count: z.number().nullish().catch(null) })
    .nullish()
    .catch(null),
});
export type QueryValue = z.infer<typeof queryShape>;

/** What was written; blank for the first look, which comes as a parameter of its own. */
export const textIn = ({ parameters }: QueryValue): string => {
  const given = parameters?.find(({ name }) => name !== 'initialRun')?.value;
  return typeof given === 'string' ? given.slice(0, 2_000) : '';
};

export const pageIn = ({ queryOptions }: QueryValue): Page => ({
  skip: queryOptions?.skip ?? 0,
  count: queryOptions?.count ?? MOST_RESULTS,
});

/** learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module */
export const commandShape = z.looseObject({
  commandId: short,
  commandContext: short.nullish().catch(null),
  messagePayload: z
    .looseObject({
      body: z
        .looseObject({
          contentType: short.nullish().catch(null),
          content: z.string().max(1_000_000).nullish().catch(null),
        })
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
  data: z.unknown().optional(),
});

/** Of a dialog that a card opens, and of one that was handed in. */
export const taskShape = z.looseObject({ data: z.unknown().optional() });

const id = z.string().regex(/^[\w.:@;-]{1,200}$/);

/** A card's button that opens a dialog. */
export const opening = z.discriminatedUnion('dialog', [
  z.looseObject({ dialog: z.literal('press'), verb: short, nudge: id, item: id }),
  z.looseObject({ dialog: z.literal('calendar'), nudge: id, item: id, unit: id }),
  z.looseObject({ dialog: z.literal('note'), nudge: id, item: id, prompt: id, unit: id }),
]);
export type Opening = z.infer<typeof opening>;
