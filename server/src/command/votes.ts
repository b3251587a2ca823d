import { reclassifyVotes } from '../responses/reclassify-votes.ts';
import type { SurveyHouse } from './survey.ts';

/** `voldaan votes reclassify`: judges all answers of a company again by this release's rules, and says what became of them. */
export async function reclassify({ product, owner, say }: SurveyHouse, isDryRun: boolean): Promise<number> {
  const outcome = await reclassifyVotes(product, { ...owner, isDryRun });
  const changed = Object.entries(outcome.changed).map(([how, count]) => `${count} ${how.replace('-', ' to ')}`);
  say(`${outcome.acts} acts judged again: ${changed.join(', ') || 'none came out otherwise'}`);
  say(`${outcome.responses} responses ${isDryRun ? 'would count' : 'count'} otherwise`);
  if (outcome.left > 0) say(`${outcome.left} responses were left: other answers of theirs would stand`);
  return 0;
}
