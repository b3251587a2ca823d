/** The filters of the list of customers, as they stand in its address. */
export type ContactSearch = Readonly<{
  search?: string;
  lifecycle?: string;
  organisation?: string;
  reach?: string;
  attribute?: string;
  value?: string;
}>;

const names = ['search', 'lifecycle', 'organisation', 'reach', 'attribute', 'value'] as const;

export function readContactSearch(search: Record<string, unknown>): ContactSearch {
  const given = names.flatMap((name) => {
    const value = search[name];
    return value === undefined || value === '' ? [] : [[name, String(value)] as const];
  });
  return Object.fromEntries(given);
}
