import { listAt, textAt, valueAt } from '../company.ts';
import type { Sighting } from '../judge.ts';
import type { World } from '../world.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What must be nowhere in a survey, whatever the file had. */
const harmful = /<\/?(?:script|xmp|img|iframe|svg|style)\b|javascript:|@import|url\(|\bon[a-z]+=/i;

/**
 * A definition as the file of another product: its words come in, its markup, styles and addresses do not, and each is
 * named. A rating stands beside it, so that it is a survey.
 */
export async function tryImport({ ours }: World, input: Fields): Promise<readonly Sighting[]> {
  const given = Array.isArray(input['pages']) ? input['pages'] : [];
  const pages = [{ name: 'first', elements: [{ type: 'rating', name: 'opening', title: 'x' }] }, ...given];
  const text = JSON.stringify({ ...input, pages });
  const made = await ours.owner.post('/v1/surveys/imports', { format: 'surveyjs', text });
  const draft = JSON.stringify(valueAt(made.json, 'survey', 'draft') ?? null);
  const faults = listAt(made.json, 'omissions').length === 0 ? ['leaves something out without a word'] : [];
  const page = await ours.owner.get(`/v1/surveys/${textAt(made.json, 'survey', 'id')}/preview?page=2`);
  const sees = page.status === 200 && /<(?:script|xmp|img|iframe)[\s>]/i.test(bodyOf(page.text));
  return [{ place: 'POST /v1/surveys/imports', status: made.status, hasEffect: harmful.test(draft) || sees, faults }];
}

/** Without the page's own head, which has a style and a script of ours. */
function bodyOf(html: string): string {
  return html.slice(html.indexOf('<form'), html.lastIndexOf('</form>'));
}
