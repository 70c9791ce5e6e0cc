/**
 * What Teams tells a bot of the meeting whose chat it is in: `GET v1/meetings/{id}`, with the consent
 * `OnlineMeeting.ReadBasic.Chat` that the manifest asks for where the app is added
 * (learn.microsoft.com/microsoftteams/platform/apps-in-teams-meetings/meeting-apps-apis#get-meeting-details-api).
 */
import { z } from 'zod';
import { failed } from '../core/fault.ts';
import type { Address, MeetingInfo } from '../usecases/ports.ts';
import { isAllowed } from './connector.ts';
import type { Direct } from './direct.ts';

const details = z.looseObject({
  details: z.looseObject({ title: z.string().max(2_000).nullish() }).nullish(),
  organizer: z
    .looseObject({
      aadObjectId: z.string().max(200).nullish(),
      objectId: z.string().max(200).nullish(),
    })
    .nullish(),
});

const REMEDY = 'Add the app to the meeting anew, so that it gets the consent OnlineMeeting.ReadBasic.Chat.';

export const makeMeetingInfo = (direct: Direct, serviceUrls: readonly string[]): MeetingInfo => ({
  async details(address: Address, meeting: string) {
    const refused = failed({ kind: 'refused', remedy: REMEDY } as const);
    if (!isAllowed(address.serviceUrl, serviceUrls)) return refused;
    const url = new URL(
      `${address.serviceUrl.replace(/\/*$/, '')}/v1/meetings/${encodeURIComponent(meeting)}`,
    );
    try {
      const answer = await direct('GET', url, null);
      const told = answer.status === 200 ? details.safeParse(answer.body) : null;
      if (!told?.success) return refused;
      const { organizer, details: head } = told.data;
      return {
        ok: true,
        value: {
          organiser: (organizer?.aadObjectId ?? organizer?.objectId)?.toLowerCase() ?? null,
          title: head?.title ?? null,
        },
      };
    } catch {
      // No answer, or no token: whose meeting it is is asked again at the next event.
      const retryAt = new Date(Date.now() + 60_000).toISOString();
      return failed({ kind: 'offline', inDoubt: false, retryAt });
    }
  },
});
