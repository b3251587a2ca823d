import { Link } from '@tanstack/react-router';
import { axisAround } from '@voldaan/domain/metrics/axis';
import type { FigureHead } from '@voldaan/server/metrics/figures/schema';
import { useMay } from '../../accounts/use-me.ts';
import { useFormat } from '../../catalogue/format.ts';
import { Rich, useSay } from '../../catalogue/text.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { shownEstimate } from '../../ui/estimate.tsx';
import { Section } from '../../ui/section.tsx';
import { TableScroll } from '../../ui/table-scroll.tsx';
import { Verdict } from '../../ui/verdict.tsx';
import { Whisker, type WhiskerAxis, WhiskerAxisHead } from '../../ui/whisker.tsx';
import { Term } from '../glossary/term.tsx';
import { useItemWords } from '../item-words.ts';
import type { ScoreWords } from '../score-words.ts';
import type { CountedTheme, ThemeList } from './words-requests.ts';

type Props = Readonly<{ data: ThemeList; head: FigureHead }>;

/** The codebook: how often each theme is mentioned, and how those score who mention it against all others who wrote. */
export function ThemeSection({ data, head }: Props) {
  const say = useSay();
  const may = useMay();
  const { texts } = data;
  const themes = data.data.toSorted((one, other) => (other.share?.estimate ?? 0) - (one.share?.estimate ?? 0));
  return (
    <Section
      label={say('themes.label')}
      heading={headingOf(data, say)}
      note={<Rich message="themes.note" tags={{ theme: (words) => <Term name="theme">{words}</Term> }} />}
      aside={
        may('theme.make') ? (
          <p className="section-action">
            <Link className={buttonClass('plain', 'small')} to="/words/themes/new">
              {say('themes.add')}
            </Link>
          </p>
        ) : null
      }
    >
      {themes.length === 0 ? (
        <p>{say('themes.none')}</p>
      ) : (
        <ThemeTable themes={themes} head={head} score={data.score} />
      )}
      {texts === null || themes.length === 0 ? null : (
        <p className="source">{say('themes.source', { n: texts, question: head.item.label })}</p>
      )}
    </Section>
  );
}

function headingOf({ texts, data }: ThemeList, say: ReturnType<typeof useSay>): string {
  if (texts === null) return say('themes.too-few');
  const worse = data.filter(({ comparison }) => comparison?.is_better === false).length;
  const better = data.filter(({ comparison }) => comparison?.is_better === true).length;
  if (data.length === 0) return say('themes.empty');
  return worse + better === 0
    ? say('themes.finding-none')
    : say('themes.finding', { worse, better, both: worse > 0 && better > 0 ? 'yes' : 'no' });
}

type TableProps = Readonly<{ themes: readonly CountedTheme[]; head: FigureHead; score: ThemeList['score'] }>;

function ThemeTable({ themes, head, score }: TableProps) {
  const say = useSay();
  const words = useItemWords(head.item);
  const norm = score === null ? undefined : shownEstimate(score)?.estimate;
  const ends = themes.flatMap((theme) => {
    const shown = theme.score === null ? undefined : shownEstimate(theme.score);
    return shown === undefined ? [] : [shown.low, shown.high];
  });
  const axis = axisAround(ends.length === 0 ? words.bounds : norm === undefined ? ends : [...ends, norm], words);
  return (
    <TableScroll label={say('themes.caption')}>
      <table className="ledger theme-table">
        <caption className="unseen">{say('themes.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('themes.theme')}</th>
            <th scope="col">{say('themes.share')}</th>
            <th scope="col" className="axis-cell wide-only">
              <span className="unseen">{say('estimate-table.axis')}</span>
              <WhiskerAxisHead
                axis={axis}
                figure={words.figure}
                norm={norm}
                normLabel={norm === undefined ? '' : say('themes.all', { score: words.figure(norm) })}
              />
            </th>
            <th scope="col">{say('themes.score')}</th>
            <th scope="col" className="wide-only">
              {say('themes.verdict')}
            </th>
          </tr>
        </thead>
        <tbody>
          {themes.map((theme) => (
            <ThemeRow key={theme.id} theme={theme} axis={axis} words={words} norm={norm} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

type RowProps = Readonly<{ theme: CountedTheme; axis: WhiskerAxis; words: ScoreWords; norm: number | undefined }>;

function ThemeRow({ theme, axis, words, norm }: RowProps) {
  const say = useSay();
  const may = useMay();
  const shown = theme.score === null ? undefined : shownEstimate(theme.score);
  const isUndecided = theme.comparison?.verdict !== 'higher' && theme.comparison?.verdict !== 'lower';
  return (
    <tr>
      <th scope="row">
        <Link to="/words" search={(search) => ({ ...search, theme: theme.id })} hash="texts">
          {theme.name}
        </Link>
        {may('theme.change') ? (
          <small>
            <Link
              to="/words/themes/$themeId"
              params={{ themeId: theme.id }}
              aria-label={say('themes.change-named', { name: theme.name })}
            >
              {say('themes.change')}
            </Link>
          </small>
        ) : null}
      </th>
      <td>
        <ShareWords share={theme.share} isCoded={theme.is_coded} />
      </td>
      <td className="whisker-cell wide-only">
        <Whisker axis={axis} value={shown} norm={norm} isUndecided={isUndecided} />
      </td>
      <td className="number">
        <ThemeScore theme={theme} words={words} />
        {/* The verdict is never left out: on a phone it stands below the score. */}
        <div className="narrow-only">
          <ThemeVerdict theme={theme} words={words} />
        </div>
      </td>
      <td className="small wide-only">
        <ThemeVerdict theme={theme} words={words} />
      </td>
    </tr>
  );
}

function ThemeScore({ theme, words }: Readonly<{ theme: CountedTheme; words: ScoreWords }>) {
  const say = useSay();
  const shown = theme.score === null ? undefined : shownEstimate(theme.score);
  if (shown === undefined) return <span className="muted">{say('verdict.too-few')}</span>;
  return (
    <>
      <b>{words.figure(shown.estimate)}</b>
      <small>
        {say('estimate.between', { low: words.figure(shown.low), high: words.figure(shown.high) })}
        {', '}
        {say('estimate.answers', { n: theme.score?.n ?? 0 })}
      </small>
    </>
  );
}

function ShareWords({ share, isCoded }: Readonly<{ share: CountedTheme['share']; isCoded: boolean }>) {
  const say = useSay();
  const format = useFormat();
  const shown = share === null ? undefined : shownEstimate(share);
  if (!isCoded) return <span className="muted">{say('themes.coding')}</span>;
  if (shown === undefined) return <span className="muted">{say('verdict.too-few')}</span>;
  return (
    <>
      <b className="number">{format.percent(shown.estimate)}</b>
      <small>{say('estimate.between', { low: format.percent(shown.low), high: format.percent(shown.high) })}</small>
    </>
  );
}

function ThemeVerdict({ theme, words }: Readonly<{ theme: CountedTheme; words: ScoreWords }>) {
  const say = useSay();
  const { comparison, rest } = theme;
  if (comparison === null || comparison.verdict === 'too few') {
    return <Verdict shape="too-few">{say('verdict.too-few')}</Verdict>;
  }
  const others = rest === null ? undefined : shownEstimate(rest);
  if (comparison.verdict === 'no difference shown' || others === undefined) {
    return <Verdict shape="no-difference">{say('themes.no-difference')}</Verdict>;
  }
  return (
    <Verdict shape={comparison.verdict}>
      {say('themes.apart', {
        shape: comparison.verdict,
        low: words.difference(comparison.low ?? 0),
        high: words.difference(comparison.high ?? 0),
      })}
    </Verdict>
  );
}
