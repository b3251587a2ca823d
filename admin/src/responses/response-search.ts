/** The filters of the inbox, as they stand in its address. */
export type ResponseSearch = Readonly<{
  survey?: string;
  score_group?: string;
  comment?: string;
  language?: string;
  vote_class?: string;
  mark?: string;
  from?: string;
  to?: string;
}>;

const names = ['survey', 'score_group', 'comment', 'language', 'vote_class', 'mark', 'from', 'to'] as const;

export function readResponseSearch(search: Record<string, unknown>): ResponseSearch {
  const given = names.flatMap((name) => {
    const value = search[name];
    return value === undefined || value === '' ? [] : [[name, String(value)] as const];
  });
  return Object.fromEntries(given);
}
