import './expectation.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useFormat } from '../../catalogue/format.ts';
import { type Say, useSay } from '../../catalogue/text.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { shownEstimate } from '../../ui/estimate.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Section } from '../../ui/section.tsx';
import { FigureFilters } from '../figure-filters.tsx';
import { gapWord } from '../gap-verdict.tsx';
import { DirectSection } from './direct-section.tsx';
import { type Expectation as ExpectationData, type ExpectationPart, expectationQuery } from './expectation-requests.ts';
import { type GapRow, GapTable } from './gap-table.tsx';
import { SamePersonSection } from './same-person-section.tsx';

const route = getRouteApi('/signed-in/expectation');

/** What customers expected, and what came of it: in one question, in one answer, and of the same persons over time. */
export function Expectation() {
  const say = useSay();
  const format = useFormat();
  const search = route.useSearch();
  const expectation = useQuery(expectationQuery(search));
  return (
    <>
      <PageHead
        title={say('expectation.title')}
        isLede
        heading={expectation.data ? ledeOf(expectation.data.parts, say, format.list) : say('expectation.title')}
      />
      <QueryView query={expectation} lines={6}>
        {(data) => <ExpectationPage data={data} period={search.period} />}
      </QueryView>
    </>
  );
}

/** What falls short and what exceeds, of what was shown to; the whole company is named otherwise. */
function ledeOf(parts: readonly ExpectationPart[], say: Say, list: (words: readonly string[]) => string): string {
  const named = (word: 'worse' | 'better') =>
    parts.flatMap((part) => {
      const gap = part.direct?.mean ?? part.same_person?.gap ?? part.pair?.gap;
      return part.label !== '' && gap !== undefined && gapWord(gap) === word ? [part.label] : [];
    });
  const [worse, better] = [named('worse'), named('better')];
  if (worse.length > 0 && better.length > 0)
    return say('expectation.lede-both', {
      worse: list(worse),
      better: list(better),
      falling: worse.length,
      rising: better.length,
    });
  if (worse.length > 0) return say('expectation.lede-worse', { names: list(worse) });
  if (better.length > 0) return say('expectation.lede-better', { names: list(better) });
  return say('expectation.title');
}

function ExpectationPage({ data, period }: Readonly<{ data: ExpectationData; period: string | undefined }>) {
  const say = useSay();
  const { head, parts, baseline } = data;
  if (head === null) return <Empty heading={say('expectation.none')}>{say('expectation.none-detail')}</Empty>;
  const nameOf = ({ label }: ExpectationPart) => (label === '' ? say('expectation.whole') : label);
  const direct = parts.flatMap((part) =>
    part.direct === null ? [] : [{ key: part.name, name: nameOf(part), direct: part.direct }],
  );
  const pairs = parts.flatMap((part) =>
    part.pair === null ? [] : [{ key: part.name, name: nameOf(part), gap: part.pair }],
  );
  const same = parts.flatMap((part) =>
    part.same_person === null ? [] : [{ key: part.name, name: nameOf(part), gap: part.same_person }],
  );
  return (
    <>
      <FigureFilters head={{ ...head, items: [] }} period={period} />
      {parts.length === 0 ? <NotAsked /> : null}
      {direct.length === 0 ? null : <DirectSection rows={direct} />}
      {pairs.length === 0 ? null : <PairSection rows={pairs} />}
      {baseline === null ? null : <SamePersonSection baseline={baseline} rows={same} />}
    </>
  );
}

/** Both sides in one answer. The heading is of the one pair that most surveys have: the company as a whole. */
function PairSection({ rows }: Readonly<{ rows: readonly GapRow[] }>) {
  const say = useSay();
  const format = useFormat();
  const [first] = rows;
  const gap = first && shownEstimate(first.gap.gap);
  const heading =
    rows.length > 1 || first === undefined || gap === undefined
      ? say('expectation.pair-heading')
      : say('expectation.pair-finding', {
          word: gapWord(first.gap.gap),
          gap: format.number(Math.abs(gap.estimate), 1),
          low: format.signed(gap.low, 1),
          high: format.signed(gap.high, 1),
        });
  return (
    <Section label={say('expectation.pair')} heading={heading} note={say('expectation.pair-note')}>
      <GapTable caption={say('expectation.pair')} rows={rows} />
      <p className="source">{say('expectation.paired')}</p>
    </Section>
  );
}

function NotAsked() {
  const say = useSay();
  return (
    <Empty
      heading={say('expectation.not-asked')}
      action={
        <Link className={buttonClass()} to="/surveys/new">
          {say('surveys.new')}
        </Link>
      }
    >
      {say('expectation.not-asked-detail')}
    </Empty>
  );
}
