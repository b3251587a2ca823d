import { Link } from '@tanstack/react-router';
import { addDays } from '@voldaan/domain/metrics/calendar-day';
import type { ReactNode } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { LinkButton } from '../ui/button.tsx';
import { Section } from '../ui/section.tsx';
import type { FigureSearch } from './figure-search.ts';
import type { Overview, OverviewHead } from './overview-requests.ts';

type Props = Readonly<{ data: Overview; head: OverviewHead; search: FigureSearch }>;

/** What a company asks next, each one step away, of the same customers over the same days. */
export function NextQuestions({ data, head, search }: Props) {
  const say = useSay();
  const figure = { ...search, survey: head.survey.id };
  return (
    <Section label={say('next.section')} heading={say('next.heading')}>
      <ul className="next-questions">
        <WhereQuestions figure={figure} head={head} />
        <WhatQuestions figure={figure} hasWords={data.has_open_questions} />
      </ul>
    </Section>
  );
}

type FigureProps = Readonly<{ figure: FigureSearch }>;

/** Where the score comes from, and who waits. */
function WhereQuestions({ figure, head }: FigureProps & Readonly<{ head: OverviewHead }>) {
  const say = useSay();
  const may = useMay();
  const lastDay = addDays(head.window.to, -1);
  const dissatisfied = { survey: head.survey.id, score_group: 'low', from: head.window.from, to: lastDay };
  return (
    <>
      <Question note={say('next.moved-note')}>
        <Link to="/trend" search={figure}>
          {say('next.moved')}
        </Link>
      </Question>
      <Question note={say('next.group-note')} isOffered={may('segment.list')}>
        <Link to="/segments" search={figure}>
          {say('next.group')}
        </Link>
      </Question>
      <Question note={say('next.moment-note')} isOffered={may('touchpoint.list')}>
        <Link to="/touchpoints">{say('next.moment')}</Link>
      </Question>
      <Question note={say('next.why-note')} isOffered={may('driver.show')}>
        <Link to="/drivers" search={figure}>
          {say('next.why')}
        </Link>
      </Question>
      {may('case.list') ? (
        <Question note={say('next.cases-note')}>
          <Link to="/cases">{say('next.waiting')}</Link>
        </Question>
      ) : (
        <Question note={say('next.waiting-note')} isOffered={may('response.list')}>
          <Link to="/responses" search={dissatisfied}>
            {say('next.waiting')}
          </Link>
        </Question>
      )}
      <Question note={say('next.enough-note')} isOffered={may('nonresponse.show')}>
        <Link to="/response-rate" search={figure}>
          {say('next.enough')}
        </Link>
      </Question>
    </>
  );
}

/** What it is measured by, what was said, and what was done about it. */
function WhatQuestions({ figure, hasWords }: FigureProps & Readonly<{ hasWords: boolean }>) {
  const say = useSay();
  const may = useMay();
  return (
    <>
      <Question note={say('next.norm-note')} isOffered={may('norm.list')}>
        <Link to="/norms" search={figure}>
          {say('next.norm')}
        </Link>
      </Question>
      <Question note={say('next.last-year-note')}>
        <Link to="/trend" search={{ ...figure, period: '12m' }}>
          {say('next.last-year')}
        </Link>
      </Question>
      <Question note={say('next.words-note')} isOffered={may('word.list') && hasWords}>
        <Link to="/words" search={figure}>
          {say('next.words')}
        </Link>
      </Question>
      <Question note={say('next.helped-note')} isOffered={may('improvement.list')}>
        <Link to="/improvements">{say('next.helped')}</Link>
      </Question>
      <Question note={say('next.report-note')} isOffered={may('report.list')}>
        <Link to="/reports">{say('next.report')}</Link>
      </Question>
      <Question note={say('next.print-note')}>
        <LinkButton onPress={() => window.print()}>{say('next.print')}</LinkButton>
      </Question>
    </>
  );
}

type QuestionProps = Readonly<{ note: string; isOffered?: boolean; children: ReactNode }>;

/** A question is offered to who may read its answer. */
function Question({ note, isOffered = true, children }: QuestionProps) {
  if (!isOffered) return null;
  return (
    <li>
      {children}
      <small>{note}</small>
    </li>
  );
}
