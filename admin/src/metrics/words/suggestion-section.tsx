import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMay } from '../../accounts/use-me.ts';
import { useFormat } from '../../catalogue/format.ts';
import { Rich, useSay } from '../../catalogue/text.tsx';
import { shownEstimate } from '../../ui/estimate.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Section } from '../../ui/section.tsx';
import { TableScroll } from '../../ui/table-scroll.tsx';
import type { FigureSearch } from '../figure-search.ts';
import { Term } from '../glossary/term.tsx';
import { type Suggestions, suggestionsQuery } from './words-requests.ts';

/** Words that unhappy customers use more often: to read, and to make themes of. */
export function SuggestionSection({ search }: Readonly<{ search: FigureSearch }>) {
  const say = useSay();
  const suggestions = useQuery(suggestionsQuery(search));
  return (
    <Section
      label={say('suggestions.label')}
      heading={say('suggestions.heading')}
      note={<Rich message="suggestions.note" tags={{ keyness: (words) => <Term name="keyness">{words}</Term> }} />}
    >
      <QueryView query={suggestions}>{(data) => <Suggested data={data} />}</QueryView>
    </Section>
  );
}

function Suggested({ data }: Readonly<{ data: Suggestions }>) {
  const say = useSay();
  const format = useFormat();
  const { unhappy, happy } = data;
  if (unhappy === null || happy === null || data.data.length === 0) return <p>{say('suggestions.none')}</p>;
  return (
    <>
      <TableScroll label={say('suggestions.caption')}>
        <table>
          <caption className="unseen">{say('suggestions.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('suggestions.word')}</th>
              <th scope="col">{say('suggestions.unhappy')}</th>
              <th scope="col">{say('suggestions.happy')}</th>
              <th scope="col">
                <span className="unseen">{say('themes.add')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.data.map((suggestion) => (
              <SuggestedRow key={`${suggestion.language} ${suggestion.word}`} suggestion={suggestion} />
            ))}
          </tbody>
        </table>
      </TableScroll>
      <p className="source">
        {say('suggestions.source', {
          unhappy: format.number(unhappy.texts),
          unhappyTo: format.given(unhappy.to),
          happy: format.number(happy.texts),
          happyFrom: format.given(happy.from),
        })}
      </p>
    </>
  );
}

function SuggestedRow({ suggestion }: Readonly<{ suggestion: Suggestions['data'][number] }>) {
  const say = useSay();
  const may = useMay();
  const { word, language, unhappy, happy } = suggestion;
  return (
    <tr>
      <th scope="row" lang={language}>
        <Link to="/words" search={(search) => ({ ...search, q: word })} hash="texts">
          {word}
        </Link>
      </th>
      <td>
        <Share value={unhappy} />
      </td>
      <td>
        <Share value={happy} />
      </td>
      <td className="end">
        {may('theme.make') ? (
          <Link to="/words/themes/new" search={{ word, language }} className="small">
            {say('suggestions.make')}
            <span className="unseen">: {word}</span>
          </Link>
        ) : null}
      </td>
    </tr>
  );
}

function Share({ value }: Readonly<{ value: Suggestions['data'][number]['unhappy'] }>) {
  const say = useSay();
  const format = useFormat();
  const shown = shownEstimate(value);
  if (shown === undefined) return <span className="muted">{say('verdict.too-few')}</span>;
  return (
    <>
      <span className="number">{format.percent(shown.estimate)}</span>
      <small>
        {say('estimate.between', { low: format.percent(shown.low), high: format.percent(shown.high) })}
        {', '}
        {say('words.texts-n', { n: value.n })}
      </small>
    </>
  );
}
