import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { languageNames, languages } from '@voldaan/domain/language';
import { useSay } from '../catalogue/text.tsx';
import { surveysQuery } from '../surveys/survey-requests.ts';
import { LinkButton } from '../ui/button.tsx';
import { SelectField, type SelectOption } from '../ui/select-field.tsx';
import { daysAgo } from './response-period.ts';
import type { ResponseSearch } from './response-search.ts';

const route = getRouteApi('/signed-in/responses');

type Name = keyof ResponseSearch;

/** The filters stand in the address, so that a copied one shows a colleague the same. */
export function ResponseFilters({ search }: Readonly<{ search: ResponseSearch }>) {
  const say = useSay();
  const navigate = route.useNavigate();
  const surveys = useQuery(surveysQuery);
  const choose = (name: Name, value: string) =>
    void navigate({
      search: ({ [name]: _previous, ...rest }: ResponseSearch) => (value === '' ? rest : { ...rest, [name]: value }),
    });
  const filter = (name: Name, label: string, options: readonly SelectOption<string>[]) => (
    <SelectField
      isQuiet
      label={label}
      value={search[name] ?? ''}
      options={options}
      onChange={(value) => choose(name, value)}
    />
  );
  return (
    <search className="response-filters" aria-label={say('responses.filter')}>
      {(surveys.data?.length ?? 0) > 1
        ? filter('survey', say('overview.survey'), [
            { value: '', label: say('responses.all-surveys') },
            ...(surveys.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ])
        : null}
      {filter('score_group', say('responses.score'), [
        { value: '', label: say('responses.all-scores') },
        { value: 'low', label: say('responses.low') },
        { value: 'middle', label: say('responses.middle') },
        { value: 'high', label: say('responses.high') },
      ])}
      {filter('comment', say('responses.comment'), [
        { value: '', label: say('responses.with-and-without') },
        { value: 'true', label: say('responses.with-comment') },
        { value: 'false', label: say('responses.without-comment') },
      ])}
      {filter('language', say('account.language'), [
        { value: '', label: say('responses.all-languages') },
        ...languages.map((language) => ({ value: language, label: languageNames[language], lang: language })),
      ])}
      {filter('vote_class', say('responses.class'), [
        { value: '', label: say('responses.all-classes') },
        { value: 'human', label: say('vote-class.human') },
        { value: 'unconfirmed', label: say('vote-class.unconfirmed') },
        { value: 'machine', label: say('vote-class.machine') },
      ])}
      {filter('from', say('overview.period'), [
        { value: '', label: say('responses.all-time') },
        { value: daysAgo(7), label: say('responses.last-days', { days: 7 }) },
        { value: daysAgo(30), label: say('responses.last-days', { days: 30 }) },
        { value: daysAgo(90), label: say('responses.last-days', { days: 90 }) },
        ...otherDay(search.from),
      ])}
      {Object.keys(search).length > 0 ? (
        <LinkButton onPress={() => void navigate({ search: {} })}>{say('responses.clear')}</LinkButton>
      ) : null}
    </search>
  );

  /** A day that came with a shared address and is none of the offered ones stays as it is. */
  function otherDay(day: string | undefined): readonly SelectOption<string>[] {
    if (day === undefined || [7, 30, 90].some((days) => daysAgo(days) === day)) return [];
    return [{ value: day, label: say('responses.since', { day }) }];
  }
}
