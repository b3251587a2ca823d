import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ReportPageView } from '@voldaan/server/reports/page/schema';
import type {
  Report,
  ReportChoices,
  ReportReader,
  ReportWish,
  ScheduleWish,
  Share,
} from '@voldaan/server/reports/schema';
import { request } from '../http/request.ts';

export type { ReportPageView, ShownFigureView } from '@voldaan/server/reports/page/schema';
export type { Report, ReportChoices, ReportReader, ReportWish } from '@voldaan/server/reports/schema';

export const reportsQuery = queryOptions({
  queryKey: ['reports'],
  queryFn: async ({ signal }) => (await request<{ data: Report[] }>('GET', '/v1/reports', { signal })).data,
});

export function reportQuery(id: string) {
  return queryOptions({
    queryKey: ['reports', id],
    queryFn: ({ signal }) => request<Report>('GET', `/v1/reports/${id}`, { signal }),
  });
}

/** The report as it reads now; a period in the address goes before the saved one. */
export function reportPageQuery(id: string, period: string | undefined) {
  return queryOptions({
    queryKey: ['report-page', id, period],
    queryFn: ({ signal }) => request<ReportPageView>('GET', `/v1/reports/${id}/page`, { signal, query: { period } }),
    placeholderData: keepPreviousData,
  });
}

/** What a report of a survey can be made of. */
export function reportChoicesQuery(survey: string | undefined) {
  return queryOptions({
    queryKey: ['report-choices', survey],
    queryFn: ({ signal }) => request<ReportChoices>('GET', '/v1/report-choices', { signal, query: { survey } }),
    placeholderData: keepPreviousData,
  });
}

export const readersQuery = queryOptions({
  queryKey: ['report-readers'],
  queryFn: async ({ signal }) =>
    (await request<{ data: ReportReader[] }>('GET', '/v1/report-readers', { signal })).data,
});

export function makeReport(wish: ReportWish): Promise<{ id: string }> {
  return request('POST', '/v1/reports', { json: wish });
}

export function changeReport(id: string, wish: ReportWish): Promise<Report> {
  return request('PUT', `/v1/reports/${id}`, { json: wish });
}

export function removeReport(id: string): Promise<void> {
  return request('DELETE', `/v1/reports/${id}`);
}

export function scheduleReport(id: string, wish: ScheduleWish): Promise<Report> {
  return request('PUT', `/v1/reports/${id}/schedule`, { json: wish });
}

export function shareReport(id: string, days: number): Promise<Share> {
  return request('POST', `/v1/reports/${id}/shares`, { json: { days } });
}

export function endShare(id: string, shareId: string): Promise<void> {
  return request('DELETE', `/v1/reports/${id}/shares/${shareId}`);
}
