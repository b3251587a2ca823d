import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { isProblem } from '../../http/problem.ts';
import { shownEstimate } from '../../ui/estimate.tsx';
import { refusalWords } from '../../ui/refusal-words.ts';
import { Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { type ThemePreview as Preview, previewQuery, type ThemeWish } from './words-requests.ts';

type Props = Readonly<{ rules: ThemeWish['rules']; themeId: string | null }>;

const kinds = ['hits', 'turned', 'lost', 'missed', 'wrong', 'others'] as const;
const pauseMs = 400;

/** What the rules would hit and miss, before anything is saved. */
export function ThemePreview({ rules, themeId }: Props) {
  const say = useSay();
  const settled = useSettled(rules, pauseMs);
  const preview = useQuery({ ...previewQuery(settled, themeId), enabled: settled.length > 0 });
  const { data, error } = preview;
  if (settled.length === 0) {
    return (
      <Section label={say('preview.label')} heading={say('preview.empty')}>
        <p className="note">{say('preview.empty-note')}</p>
      </Section>
    );
  }
  return (
    <Section
      label={say('preview.label')}
      heading={data === undefined ? say('preview.label') : <Hit data={data} />}
      note={say('preview.note')}
    >
      {error !== null && isProblem(error) ? <p role="status">{refusalWords(error, say)}</p> : null}
      {data === undefined && error === null ? <Skeleton lines={5} /> : null}
      {data === undefined ? null : (
        <div aria-busy={preview.isPlaceholderData}>
          {kinds.map((kind) => (
            <Quotes key={kind} kind={kind} list={data[kind]} />
          ))}
        </div>
      )}
    </Section>
  );
}

function Hit({ data }: Readonly<{ data: Preview }>) {
  const say = useSay();
  const format = useFormat();
  const shown = data.share === null ? undefined : shownEstimate(data.share);
  if (data.share === null) return say('preview.too-few');
  if (shown === undefined) return say('preview.hits-few', { count: data.hits.count, n: data.texts });
  const [low, high] = [format.percent(shown.low), format.percent(shown.high)];
  return say('preview.finding', { count: data.hits.count, n: data.texts, low, high });
}

type QuotesProps = Readonly<{ kind: (typeof kinds)[number]; list: Preview['hits'] }>;

function Quotes({ kind, list }: QuotesProps) {
  const say = useSay();
  const format = useFormat();
  if (list.count === 0) return null;
  return (
    <div className="preview-part">
      <h3>{say(`preview.${kind}`, { count: list.count })}</h3>
      <ul className="texts">
        {list.data.map((quote) => (
          <li key={quote.response_id}>
            <span className="given">
              <span className="unseen">{say('words.score')} </span>
              {quote.score === null ? '–' : format.given(quote.score)}
            </span>
            <blockquote className="quote">{quote.text}</blockquote>
          </li>
        ))}
      </ul>
    </div>
  );
}
