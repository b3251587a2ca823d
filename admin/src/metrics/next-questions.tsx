import type { Overview } from './overview-requests.ts';

export function NextQuestions({ data }: Readonly<{ data: Overview }>) {
  return data === undefined ? null : null;
}
