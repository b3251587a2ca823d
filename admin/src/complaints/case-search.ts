/** The queue and the search, as they stand in the address of the desk. */
export type CaseSearch = Readonly<{ queue?: CaseQueue; search?: string; unit?: string }>;

export const caseQueues = ['mine', 'team', 'waiting', 'ideas', 'closed'] as const;
export type CaseQueue = (typeof caseQueues)[number];

export function readCaseSearch(search: Readonly<Record<string, unknown>>): CaseSearch {
  const queue = caseQueues.find((one) => one === search['queue']);
  const text = search['search'];
  const unit = search['unit'];
  return {
    ...(queue === undefined ? {} : { queue }),
    ...(typeof text === 'string' && text !== '' ? { search: text } : {}),
    ...(typeof unit === 'string' && unit !== '' ? { unit } : {}),
  };
}
