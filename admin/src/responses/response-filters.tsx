import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { languageNames, languages } from '@voldaan/domain/language';
import { responseMarks } from '@voldaan/domain/responses/mark-response';
import { type Say, useSay } from '../catalogue/text.tsx';
import { surveysQuery } from '../surveys/survey-requests.ts';
import { LinkButton } from '../ui/button.tsx';
import { namedOptions } from '../ui/named-options.ts';
import { SelectField, type SelectOption } from '../ui/select-field.tsx';
import { daysAgo } from './response-period.ts';
import type { ResponseSearch } from './response-search.ts';

const route = getRouteApi('/signed-in/responses');

type Name = keyof ResponseSearch;

type Filter = Readonly<{ name: Name; label: string; options: readonly SelectOption<string>[] }>;

const periodDays = [7, 30, 90];

/** The filters stand in the address, so that a copied one shows a colleague the same. */
export function ResponseFilters({ search }: Readonly<{ search: ResponseSearch }>) {
  const say = useSay();
  const navigate = route.useNavigate();
  const surveys = useQuery(surveysQuery).data ?? [];
  const choose = (name: Name, value: string) =>
    void navigate({
      search: ({ [name]: _previous, ...rest }: ResponseSearch) => (value === '' ? rest : { ...rest, [name]: value }),
    });
  return (
    <search className="response-filters" aria-label={say('responses.filter')}>
      {[...surveyFilter(surveys, say), ...answerFilters(say), periodFilter(search.from, say)].map((filter) => (
        <SelectField
          key={filter.name}
          isQuiet
          label={filter.label}
          value={search[filter.name] ?? ''}
          options={filter.options}
          onChange={(value) => choose(filter.name, value)}
        />
      ))}
      {Object.keys(search).length > 0 ? (
        <LinkButton onPress={() => void navigate({ search: {} })}>{say('responses.clear')}</LinkButton>
      ) : null}
    </search>
  );
}

/** With one survey there is nothing to choose. */
function surveyFilter(surveys: readonly Readonly<{ id: string; name: string }>[], say: Say): readonly Filter[] {
  if (surveys.length < 2) return [];
  const options = namedOptions(surveys);
  return [
    {
      name: 'survey',
      label: say('overview.survey'),
      options: [{ value: '', label: say('responses.all-surveys') }, ...options],
    },
  ];
}

function answerFilters(say: Say): readonly Filter[] {
  return [
    {
      name: 'score_group',
      label: say('responses.score'),
      options: [
        { value: '', label: say('responses.all-scores') },
        { value: 'low', label: say('responses.low') },
        { value: 'middle', label: say('responses.middle') },
        { value: 'high', label: say('responses.high') },
      ],
    },
    {
      name: 'comment',
      label: say('responses.comment'),
      options: [
        { value: '', label: say('responses.with-and-without') },
        { value: 'true', label: say('responses.with-comment') },
        { value: 'false', label: say('responses.without-comment') },
      ],
    },
    {
      name: 'language',
      label: say('account.language'),
      options: [
        { value: '', label: say('responses.all-languages') },
        ...languages.map((language) => ({ value: language, label: languageNames[language], lang: language })),
      ],
    },
    {
      name: 'vote_class',
      label: say('responses.class'),
      options: [
        { value: '', label: say('responses.all-classes') },
        { value: 'human', label: say('vote-class.human') },
        { value: 'unconfirmed', label: say('vote-class.unconfirmed') },
        { value: 'machine', label: say('vote-class.machine') },
      ],
    },
    {
      name: 'mark',
      label: say('responses.mark'),
      options: [
        { value: '', label: say('responses.all-marks') },
        ...responseMarks.map((mark) => ({ value: mark, label: say(`mark.${mark}`) })),
      ],
    },
  ];
}

/** A day that came with a shared address and is none of the offered ones stays as it is. */
function periodFilter(from: string | undefined, say: Say): Filter {
  const offered = periodDays.map((days) => ({ value: daysAgo(days), label: say('responses.last-days', { days }) }));
  const isOther = from !== undefined && !offered.some(({ value }) => value === from);
  return {
    name: 'from',
    label: say('overview.period'),
    options: [
      { value: '', label: say('responses.all-time') },
      ...offered,
      ...(isOther ? [{ value: from, label: say('responses.since', { day: from }) }] : []),
    ],
  };
}
