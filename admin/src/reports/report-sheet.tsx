import '../ui/estimate.css';
import type { Language } from '@voldaan/domain/language';
import { numberText } from '@voldaan/domain/metrics/figure-text';
import { useSay } from '../catalogue/text.tsx';
import { Term } from '../metrics/glossary/term.tsx';
import { ReportDrivers } from './report-drivers.tsx';
import { ReportGroups } from './report-groups.tsx';
import type { ReportPageView } from './report-requests.ts';
import { ReportTrend } from './report-trend.tsx';

type SheetProps = Readonly<{
  page: ReportPageView;
  /** Where its files are: `/v1/reports/rpt_…`. */
  base: string;
  period: string | undefined;
}>;

/** The report as it comes out of the printer; paper stays paper in the dark. */
export function ReportSheet({ page, base, period }: SheetProps) {
  const say = useSay();
  return (
    <article className="sheet" lang={page.language} aria-label={say('reports.paper')}>
      <p className="sheet-run">
        <span>{page.company}</span>
        <span>{page.run}</span>
      </p>
      <h2 className="sheet-finding">{page.heading}</h2>
      <Intro page={page} />
      {page.trend === null ? null : <ReportTrend page={page} trend={page.trend} files={{ base, period }} />}
      {page.groups === null ? null : <ReportGroups page={page} groups={page.groups} files={{ base, period }} />}
      {page.drivers === null ? null : <ReportDrivers page={page} drivers={page.drivers} files={{ base, period }} />}
      {page.words === null ? null : <Quotes words={page.words} />}
      <section className="sheet-method">
        <h3>{page.method.heading}</h3>
        {page.method.parts.map(({ name, text }) => (
          <p key={name}>
            <b>{name}.</b> {text}
          </p>
        ))}
      </section>
      <p className="sheet-foot">{page.computed}</p>
    </article>
  );
}

function Intro({ page }: Readonly<{ page: ReportPageView }>) {
  const { score, metric, summary, language } = page;
  return (
    <div className="sheet-intro">
      <div className="estimate" data-display={score.figure.display}>
        {score.text === null ? null : (
          <>
            <data className="figure sheet-figure" value={score.figure.estimate ?? ''}>
              {score.text.value}
            </data>
            <p>
              <b>{rangeWords(page)}</b>
            </p>
          </>
        )}
        <p className="muted">
          <Term name={metric.term}>{metric.name}</Term>
          <br />
          <Answers n={score.figure.n} language={language} />
        </p>
      </div>
      <div className="sheet-said">
        {summary.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
    </div>
  );
}

function Answers({ n, language }: Readonly<{ n: number; language: Language }>) {
  return <>n = {numberText(n, language)}</>;
}

function rangeWords({ columns, score, language }: ReportPageView): string {
  return `${columns.range.toLocaleLowerCase(language)} ${score.text?.range ?? ''}`;
}

function Quotes({ words }: Readonly<{ words: NonNullable<ReportPageView['words']> }>) {
  return (
    <section className="sheet-part">
      <h3>{words.heading}</h3>
      {words.quotes.map(({ text, language, gave }) => (
        <figure key={text} className="sheet-quote">
          <blockquote lang={language}>{text}</blockquote>
          <figcaption className="meta">{gave}</figcaption>
        </figure>
      ))}
      <p className="note">{words.note}</p>
    </section>
  );
}
