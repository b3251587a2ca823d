import { queryOptions } from '@tanstack/react-query';
import type { Letter } from '@voldaan/domain/studies/letter';
import type { letterTrialListReply, letterTrialSchema } from '@voldaan/server/invitations/schema';
import { request } from '../http/request.ts';
import type { Wire } from '../http/wire.ts';

export type LetterTrial = Wire<typeof letterTrialSchema>;

export function letterPreviewUrl(surveyId: string): string {
  return `/v1/surveys/${surveyId}/letter-preview`;
}

export function tryLetter(
  surveyId: string,
  trial: Readonly<{ letter: Letter; language: string; to: string; is_anonymous: boolean }>,
): Promise<LetterTrial> {
  return request('POST', `/v1/surveys/${surveyId}/letter-trials`, { json: trial });
}

export const letterTrialsQuery = queryOptions({
  queryKey: ['letter-trials'],
  queryFn: async ({ signal }) =>
    (await request<Wire<typeof letterTrialListReply>>('GET', '/v1/letter-trials', { signal })).data,
});

export function letterTrialUrl(id: string): string {
  return `/v1/letter-trials/${id}/html`;
}
