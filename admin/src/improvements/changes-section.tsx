import { actionKinds } from '@voldaan/domain/improvements/improvement-action';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Section } from '../ui/section.tsx';
import { TableScroll } from '../ui/table-scroll.tsx';
import type { ImprovementChange, ImprovementDetail } from './improvement-requests.ts';

/** What stood in the plan before, who changed it and when. */
export function ChangesSection({ changes }: Pick<ImprovementDetail, 'changes'>) {
  const say = useSay();
  const format = useFormat();
  const wordsOf = useChangeWords();
  if (changes.length === 0) return null;
  return (
    <Section
      label={say('improvements.changes')}
      heading={say('improvements.changes-heading', { count: changes.length })}
      note={say('improvements.changes-note')}
    >
      <TableScroll label={say('improvements.changes')}>
        <table>
          <caption className="unseen">{say('improvements.changes')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('improvements.changed-on')}</th>
              <th scope="col">{say('improvements.changed-what')}</th>
              <th scope="col">{say('improvements.changed-before')}</th>
              <th scope="col">{say('improvements.changed-after')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.flatMap(({ at, by, changes: parts }) =>
              parts.map((part) => (
                <tr key={`${at} ${part.field}`}>
                  <th scope="row">{say('improvements.changed-by', { day: format.day(at), name: by })}</th>
                  <td>{say(`plan-field.${part.field}`)}</td>
                  <td>{wordsOf(part, part.before)}</td>
                  <td>{wordsOf(part, part.after)}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </TableScroll>
    </Section>
  );
}

function useChangeWords() {
  const say = useSay();
  const format = useFormat();
  return ({ field }: ImprovementChange, text: string): string => {
    if (text === '') return '–';
    if (field === 'starts_on') return format.day(text);
    if (field === 'worthwhile') return format.given(Number(text));
    const kind = actionKinds.find((one) => one === text);
    return field === 'kind' && kind !== undefined ? say(`action-kind.${kind}`) : text;
  };
}
