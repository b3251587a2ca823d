import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { digestBody, digestReply } from '@voldaan/server/alerts/digest/schema';
import type {
  channelBody,
  channelListReply,
  channelMadeReply,
  choicesReply,
  conditionSchema,
  messageListReply,
  previewReply,
  ruleBody,
  ruleListReply,
  ruleSchema,
  trialReply,
} from '@voldaan/server/alerts/schema';
import { request } from '../http/request.ts';
import type { Wire } from '../http/wire.ts';

export type AlertRuleShown = Wire<typeof ruleSchema>;
export type AlertRuleBody = Wire<typeof ruleBody>;
export type AlertCondition = Wire<typeof conditionSchema>;
export type AlertChoices = Wire<typeof choicesReply>;
export type AlertPreview = Wire<typeof previewReply>;
export type AlertChannel = Wire<typeof channelListReply>['data'][number];
export type AlertChannelMade = Wire<typeof channelMadeReply>;
export type AlertTrial = Wire<typeof trialReply>;
export type AlertMessageList = Wire<typeof messageListReply>;
export type AlertMessage = AlertMessageList['data'][number];
export type DigestShown = Wire<typeof digestReply>;

export const alertsKey = ['alerts'] as const;

export const rulesQuery = queryOptions({
  queryKey: [...alertsKey, 'rules'],
  queryFn: ({ signal }) => request<Wire<typeof ruleListReply>>('GET', '/v1/alert-rules', { signal }),
});

export function ruleQuery(id: string) {
  return queryOptions({
    queryKey: [...alertsKey, 'rule', id],
    queryFn: ({ signal }) => request<AlertRuleShown>('GET', `/v1/alert-rules/${id}`, { signal }),
  });
}

export const choicesQuery = queryOptions({
  queryKey: [...alertsKey, 'choices'],
  queryFn: ({ signal }) => request<AlertChoices>('GET', '/v1/alert-choices', { signal }),
});

/** What a condition would have fired at last month: asked again as soon as it is another. */
export function previewQuery(condition: AlertCondition) {
  return queryOptions({
    queryKey: [...alertsKey, 'preview', condition],
    queryFn: ({ signal }) => request<AlertPreview>('POST', '/v1/alert-preview', { signal, json: { condition } }),
    placeholderData: keepPreviousData,
    retry: false,
  });
}

export function saveRule(id: string | undefined, rule: AlertRuleBody): Promise<AlertRuleShown> {
  return id === undefined
    ? request('POST', '/v1/alert-rules', { json: rule })
    : request('PUT', `/v1/alert-rules/${id}`, { json: rule });
}

export function removeRule(id: string): Promise<void> {
  return request('DELETE', `/v1/alert-rules/${id}`);
}

export const channelsQuery = queryOptions({
  queryKey: [...alertsKey, 'channels'],
  queryFn: ({ signal }) => request<Wire<typeof channelListReply>>('GET', '/v1/alert-channels', { signal }),
});

export function makeChannel(channel: Wire<typeof channelBody>): Promise<AlertChannelMade> {
  return request('POST', '/v1/alert-channels', { json: channel });
}

export function tryChannel(id: string): Promise<AlertTrial> {
  return request('POST', `/v1/alert-channels/${id}/trial`);
}

export function removeChannel(id: string): Promise<void> {
  return request('DELETE', `/v1/alert-channels/${id}`);
}

export function messagesQuery(isFailed: boolean) {
  return infiniteQueryOptions({
    queryKey: [...alertsKey, 'messages', isFailed],
    queryFn: ({ pageParam, signal }) =>
      request<AlertMessageList>('GET', '/v1/alert-messages', {
        signal,
        query: { cursor: pageParam, failed: isFailed },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

export function retryMessage(id: string): Promise<void> {
  return request('POST', `/v1/alert-messages/${id}/retry`);
}

export const digestQuery = queryOptions({
  queryKey: ['digest'],
  queryFn: ({ signal }) => request<DigestShown>('GET', '/v1/digest', { signal }),
});

export function changeDigest(wish: Wire<typeof digestBody>): Promise<DigestShown> {
  return request('PUT', '/v1/digest', { json: wish });
}

export function wishDigest(isWished: boolean): Promise<DigestShown> {
  return request('PUT', '/v1/digest/wish', { json: { is_wished: isWished } });
}
