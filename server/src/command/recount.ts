import { showId } from '../database/public-id.ts';
import type { SurveyHouse } from './survey.ts';

/** `voldaan recount`: compares the files of columns with the answers they were made from. Returns the exit code. */
export async function recountColumns({ product, owner, say }: SurveyHouse): Promise<number> {
  const { months, differences } = await product.columns.recount(owner.workspaceId);
  for (const { surveyId, month, rows, columns } of differences)
    say(`${showId('srv', surveyId)} in ${month}: ${rows} rows, and ${columns} in columns; the file is made anew`);
  say(`${months} months compared, ${differences.length} differed`);
  return differences.length === 0 ? 0 : 1;
}
