import { type IdeaState, ideaStates } from '@voldaan/domain/ideas/idea-state';

export type IdeaSearch = Readonly<{ state?: IdeaState }>;

export function readIdeaSearch(search: Readonly<Record<string, unknown>>): IdeaSearch {
  const state = ideaStates.find((one) => one === search['state']);
  return state === undefined ? {} : { state };
}
