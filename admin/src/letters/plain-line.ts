import { mergeFieldShape } from '@voldaan/domain/surveys/merge-field';

const field = new RegExp(`( ?)${mergeFieldShape.source}`, 'g');

/** A line of a letter before it has a reader: the company by its name, a field about the customer by what stands in for it. */
export function plainLine(text: string, company: string): string {
  return text.replaceAll(field, (_, ...groups: readonly (string | undefined)[]) => {
    const [space = '', name, , fallback = ''] = groups;
    const words = name === 'company' || name === 'org' ? company : fallback;
    return words === '' ? '' : `${space}${words}`;
  });
}
