import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { surveysQuery } from '../surveys/survey-requests.ts';
import { TryYourself } from '../surveys/try-yourself.tsx';
import { buttonClass } from '../ui/button.tsx';
import { Section } from '../ui/section.tsx';
import { useItemWords } from './item-words.ts';
import type { Overview } from './overview-requests.ts';
import { TrendChart } from './trend-chart.tsx';

/** Before the first answer: the one step that makes it appear, and the place where the score will stand. */
export function FirstSteps({ data }: Readonly<{ data: Overview }>) {
  const say = useSay();
  const may = useMay();
  const surveys = useQuery({ ...surveysQuery, enabled: data.head === null });
  const hasDrafts = (surveys.data?.length ?? 0) > 0;
  if (data.head === null && !may('survey.make')) {
    return (
      <Section label={say('first-steps.now')} heading={say('first-steps.wait')}>
        <p>{say('first-steps.wait-text')}</p>
      </Section>
    );
  }
  if (data.head === null) {
    return (
      <Section label={say('first-steps.now')} heading={say('first-steps.make')} note={say('first-steps.make-note')}>
        <p>{say('first-steps.make-text')}</p>
        <p className="row section-action">
          <Link className={buttonClass('primary')} to="/surveys/new">
            {say('surveys.new')}
          </Link>
          {hasDrafts ? (
            <Link className={buttonClass()} to="/surveys">
              {say('first-steps.drafts')}
            </Link>
          ) : null}
        </p>
      </Section>
    );
  }
  return (
    <>
      {may('survey.show') ? <TryYourself surveyId={data.head.survey.id} /> : null}
      <ScoreToCome data={data} />
    </>
  );
}

/** The empty axis with the norm on it: what will be judged stands there before anything is. */
function ScoreToCome({ data }: Readonly<{ data: Overview }>) {
  const say = useSay();
  const format = useFormat();
  const words = useItemWords(data.head?.item);
  const norm = data.norm?.norm;
  if (norm === undefined) return null;
  const points = nextMonths().map((month) => ({
    key: month,
    label: format.month(month),
    estimate: { estimate: null, low: null, high: null, n: 0, method: 't', display: 'nothing' } as const,
  }));
  return (
    <Section label={say('first-steps.soon')} heading={say('first-steps.score')} note={say('first-steps.score-note')}>
      <TrendChart
        points={points}
        norm={norm}
        words={words}
        label={say('trend.label-none', { norm: words.figure(norm) })}
        isToCome
      />
    </Section>
  );
}

function nextMonths(): readonly string[] {
  const now = new Date();
  return Array.from({ length: 8 }, (_, ahead) =>
    new Date(Date.UTC(now.getFullYear(), now.getMonth() + ahead, 15)).toISOString(),
  );
}
