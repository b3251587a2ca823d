import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Letter } from '@voldaan/domain/studies/letter';
import type {
  invitationListReply,
  recipientsReply,
  sendStateSchema,
  Wave,
  waveListReply,
  whoSchema,
} from '@voldaan/server/invitations/schema';
import type {
  MailSetting,
  mailSettingBody,
  mailTestReply,
  outboxListReply,
  outboxMailSchema,
} from '@voldaan/server/mail/schema';
import { movingMs } from '../http/moving-ms.ts';
import { request } from '../http/request.ts';
import type { Wire } from '../http/wire.ts';

export type { InvitationRow, Wave } from '@voldaan/server/invitations/schema';
export type { MailSetting } from '@voldaan/server/mail/schema';

/** Whom a mail goes to: everybody, some by id, or addresses that were pasted. */
export type Recipients = Wire<typeof whoSchema>;
/** What is sent to whom, and what they are promised. */
export type WaveWish = Readonly<{ letter: Letter; who: Recipients; isAnonymous: boolean }>;
export type RecipientCount = Wire<typeof recipientsReply>;
export type SendState = Wire<typeof sendStateSchema>;
export type MailSettingChange = Wire<typeof mailSettingBody>;
export type MailTest = Wire<typeof mailTestReply>;

export const sendStates: readonly SendState[] = [
  'planned',
  'claimed',
  'handed',
  'sent',
  'failed',
  'unknown',
  'suppressed',
  'cancelled',
];

/** The steps of a test mail in their order; the reply holds those that were tried. */
export const mailSteps: readonly MailTest['steps'][number]['step'][] = [
  'dns',
  'connect',
  'tls',
  'login',
  'sender',
  'recipient',
  'sent',
];

type InvitationPage = Wire<typeof invitationListReply>;
type OutboxPage = Wire<typeof outboxListReply>;

export function countRecipients(surveyId: string, who: Recipients): Promise<RecipientCount> {
  return request('POST', `/v1/surveys/${surveyId}/recipients`, { json: { who } });
}

/** The key makes a second press, or a second try after a lost connection, the same wave and not a second one. */
export function makeWave(surveyId: string, { letter, who, isAnonymous }: WaveWish, key: string): Promise<Wave> {
  return request('POST', `/v1/surveys/${surveyId}/waves`, {
    json: { letter, who, is_anonymous: isAnonymous },
    headers: { 'idempotency-key': key },
  });
}

export function wavesQuery(surveyId: string) {
  return queryOptions({
    queryKey: ['waves', surveyId],
    queryFn: async ({ signal }) =>
      (await request<Wire<typeof waveListReply>>('GET', `/v1/surveys/${surveyId}/waves`, { signal })).data,
  });
}

export function waveQuery(id: string) {
  return queryOptions({
    queryKey: ['waves', 'one', id],
    queryFn: ({ signal }) => request<Wave>('GET', `/v1/waves/${id}`, { signal }),
    refetchInterval: ({ state: { data } }) =>
      data?.state === 'sending' ? movingMs(data.counts.planned + data.counts.sent) : false,
  });
}

/** Asked again whenever the wave's own counts have moved; the known rows stay until the new ones are there. */
export function waveInvitationsQuery(wave: Wave, state: string) {
  const { id, counts } = wave;
  return infiniteQueryOptions({
    queryKey: ['waves', 'invitations', id, state, counts],
    placeholderData: keepPreviousData,
    queryFn: ({ signal, pageParam }) =>
      request<InvitationPage>('GET', `/v1/waves/${id}/invitations`, { signal, query: { state, cursor: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (page: InvitationPage) => page.next_cursor,
  });
}

export function changeWave(id: string, change: 'pauses' | 'resumptions' | 'cancellations'): Promise<unknown> {
  return request('POST', `/v1/waves/${id}/${change}`, { json: {} });
}

/** Says what became of a mail whose outcome nobody knew. */
export function settleMail(id: string, outcome: 'sent' | 'failed'): Promise<unknown> {
  return request('POST', `/v1/invitations/${id}/settle`, { json: { outcome } });
}

/** How mail leaves: by settings of our own, by the operator's, or not at all; mail then waits in the outbox. */
export const mailSettingQuery = queryOptions({
  queryKey: ['mail-setting'],
  queryFn: ({ signal }) => request<MailSetting>('GET', '/v1/mail-settings', { signal }),
});

export function saveMailSetting(setting: MailSettingChange): Promise<unknown> {
  return request('PUT', '/v1/mail-settings', { json: setting });
}

export function removeMailSetting(): Promise<void> {
  return request('DELETE', '/v1/mail-settings');
}

export function testMail(to: string): Promise<MailTest> {
  return request('POST', '/v1/mail-settings/test', { json: { to } });
}

export const outboxQuery = infiniteQueryOptions({
  queryKey: ['outbox'],
  queryFn: ({ signal, pageParam }) =>
    request<OutboxPage>('GET', '/v1/outbox', { signal, query: { cursor: pageParam } }),
  initialPageParam: '',
  getNextPageParam: (page: OutboxPage) => page.next_cursor,
});

export function outboxMailQuery(id: string) {
  return queryOptions({
    queryKey: ['outbox', 'one', id],
    queryFn: ({ signal }) => request<Wire<typeof outboxMailSchema>>('GET', `/v1/outbox/${id}`, { signal }),
  });
}

export function outboxHtmlUrl(id: string): string {
  return `/v1/outbox/${id}/html`;
}
