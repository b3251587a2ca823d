import { Link } from '@tanstack/react-router';
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
  const may = useMay();
  const { survey } = head;
  const figure = { ...search, survey: survey.id };
  const days = { from: head.window.from, to: lastDayOf(head.window.to) };
  const rows: readonly (readonly [isOffered: boolean, name: QuestionName, link: ReactNode])[] = [
    [
      true,
      'moved',
      <Link key="moved" to="/trend" search={figure}>
        {say('next.moved')}
      </Link>,
    ],
    [
      may('segment.list'),
      'group',
      <Link key="group" to="/segments" search={figure}>
        {say('next.group')}
      </Link>,
    ],
    [
      may('touchpoint.list'),
      'moment',
      <Link key="moment" to="/touchpoints">
        {say('next.moment')}
      </Link>,
    ],
    [
      may('driver.show'),
      'why',
      <Link key="why" to="/drivers" search={figure}>
        {say('next.why')}
      </Link>,
    ],
    [
      may('response.list'),
      'waiting',
      <Link key="waiting" to="/responses" search={{ survey: survey.id, score_group: 'low', ...days }}>
        {say('next.waiting')}
      </Link>,
    ],
    [
      may('nonresponse.show'),
      'enough',
      <Link key="enough" to="/response-rate" search={figure}>
        {say('next.enough')}
      </Link>,
    ],
    [
      may('norm.list'),
      'norm',
      <Link key="norm" to="/norms" search={figure}>
        {say('next.norm')}
      </Link>,
    ],
    [
      true,
      'last-year',
      <Link key="last-year" to="/trend" search={{ ...figure, period: '12m' }}>
        {say('next.last-year')}
      </Link>,
    ],
    [
      may('word.list') && data.has_open_questions,
      'words',
      <Link key="words" to="/words" search={figure}>
        {say('next.words')}
      </Link>,
    ],
    [
      may('improvement.list'),
      'helped',
      <Link key="helped" to="/improvements">
        {say('next.helped')}
      </Link>,
    ],
    [
      true,
      'print',
      <LinkButton key="print" onPress={() => window.print()}>
        {say('next.print')}
      </LinkButton>,
    ],
  ];
  return (
    <Section label={say('next.section')} heading={say('next.heading')}>
      <ul className="next-questions">
        {rows.flatMap(([isOffered, name, link]) =>
          isOffered
            ? [
                <li key={name}>
                  {link}
                  <small>{say(`next.${name}-note`)}</small>
                </li>,
              ]
            : [],
        )}
      </ul>
    </Section>
  );
}

type QuestionName =
  | 'moved'
  | 'group'
  | 'moment'
  | 'why'
  | 'waiting'
  | 'enough'
  | 'norm'
  | 'last-year'
  | 'words'
  | 'helped'
  | 'print';

/** The window ends before its last moment; a reader means the day before that. */
function lastDayOf(to: string): string {
  return new Date(Date.parse(to) - 1).toISOString().slice(0, 10);
}
