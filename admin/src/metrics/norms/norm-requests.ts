import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  benchmarkBody,
  benchmarkListReply,
  normBody,
  normChangeBody,
  normListReply,
} from '@voldaan/server/metrics/norms/schema';
import { request } from '../../http/request.ts';
import type { Wire } from '../../http/wire.ts';
import type { FigureSearch } from '../figure-search.ts';

export type NormList = Wire<typeof normListReply>;
export type NormHead = NonNullable<NormList['head']>;
export type Norm = NormList['norms'][number];
export type NormWish = Wire<typeof normBody>;
export type NormChange = Wire<typeof normChangeBody>;
export type BenchmarkList = Wire<typeof benchmarkListReply>;
export type Benchmark = BenchmarkList['benchmarks'][number];
export type BenchmarkWish = Wire<typeof benchmarkBody>;

export function normsQuery(search: FigureSearch) {
  return queryOptions({
    queryKey: ['norms', search],
    queryFn: ({ signal }) => request<NormList>('GET', '/v1/norms', { signal, query: { ...search } }),
    placeholderData: keepPreviousData,
  });
}

export function benchmarksQuery(search: FigureSearch) {
  return queryOptions({
    queryKey: ['benchmarks', search],
    queryFn: ({ signal }) => request<BenchmarkList>('GET', '/v1/benchmarks', { signal, query: { ...search } }),
    placeholderData: keepPreviousData,
  });
}

export function makeNorm(wish: NormWish): Promise<unknown> {
  return request('POST', '/v1/norms', { json: wish });
}

export function changeNorm(id: string, change: NormChange): Promise<unknown> {
  return request('PATCH', `/v1/norms/${id}`, { json: change });
}

export function endNorm(id: string): Promise<unknown> {
  return request('DELETE', `/v1/norms/${id}`);
}

export function makeBenchmark(wish: BenchmarkWish): Promise<unknown> {
  return request('POST', '/v1/benchmarks', { json: wish });
}

export function changeBenchmark(id: string, wish: BenchmarkWish): Promise<unknown> {
  return request('PATCH', `/v1/benchmarks/${id}`, { json: wish });
}

export function removeBenchmark(id: string): Promise<unknown> {
  return request('DELETE', `/v1/benchmarks/${id}`);
}
