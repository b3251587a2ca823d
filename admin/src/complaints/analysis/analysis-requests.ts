import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ComplaintAnalysis } from '@voldaan/server/complaints/analysis/schema';
import { request } from '../../http/request.ts';
import type { AnalysisSearch } from './analysis-search.ts';

export type { ComplaintAnalysis } from '@voldaan/server/complaints/analysis/schema';

export type Interval = ComplaintAnalysis['window']['interval'];
export type Rate = ComplaintAnalysis['rate'];
export type Recovery = NonNullable<ComplaintAnalysis['recovery']>;
export type Silent = NonNullable<ComplaintAnalysis['silent']>;

/** What complaints tell; the old figures stay on screen while others are asked. */
export function analysisQuery(search: AnalysisSearch) {
  return queryOptions({
    queryKey: ['complaint-analysis', search],
    queryFn: ({ signal }) =>
      request<ComplaintAnalysis>('GET', '/v1/complaint-analysis', { signal, query: { ...search } }),
    placeholderData: keepPreviousData,
  });
}
