import { useQuery } from '@tanstack/react-query';
import type { Language } from '@voldaan/domain/language';
import { useSay } from '../catalogue/text.tsx';
import { Toggle } from '../ui/choice.tsx';
import { SelectField, type SelectOption } from '../ui/select-field.tsx';
import { reportPeriods, usePeriodWords } from './period-words.ts';
import { type ReportWish, reportChoicesQuery } from './report-requests.ts';

type Props = Readonly<{
  wish: ReportWish;
  change: (part: Partial<ReportWish>) => void;
  languages: readonly SelectOption<Language>[];
}>;

/** Of which survey, question and period, which groups beside each other, and what else stands on it. */
export function ReportFields({ wish, change, languages }: Props) {
  const say = useSay();
  const periodWords = usePeriodWords();
  const { data } = useQuery(reportChoicesQuery(wish.survey === '' ? undefined : wish.survey));
  const head = data?.head ?? null;
  const periods: readonly string[] = reportPeriods.some((one) => one === wish.period)
    ? reportPeriods
    : [...reportPeriods, wish.period];
  return (
    <>
      <SelectField
        className="span-2"
        label={say('reports.language')}
        value={wish.language}
        options={languages}
        onChange={(language) => change({ language })}
      />
      <SelectField
        className="span-4"
        label={say('reports.survey')}
        value={wish.survey}
        options={(head?.surveys ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(survey) => change({ survey, item: '', where: '', trait: '', study: null })}
      />
      <SelectField
        className="span-2"
        label={say('reports.period')}
        value={wish.period}
        options={periods.map((period) => ({ value: period, label: periodWords(period) }))}
        onChange={(period) => change({ period })}
      />
      <SelectField
        className="span-6"
        label={say('reports.item')}
        value={wish.item}
        options={[
          { value: '', label: say('reports.item-first') },
          ...(head?.items ?? []).map(({ key, label }) => ({ value: key, label })),
        ]}
        onChange={(item) => change({ item })}
      />
      <SelectField
        className="span-3"
        label={say('reports.trait')}
        value={wish.trait}
        options={[
          { value: '', label: say('reports.trait-none') },
          ...(head?.traits ?? []).map(({ name, label }) => ({ value: name, label })),
        ]}
        onChange={(trait) => change({ trait })}
      />
      <SelectField
        className="span-3"
        label={say('reports.study')}
        hint={say('reports.study-hint')}
        value={wish.study ?? ''}
        options={[
          { value: '', label: say('reports.study-none') },
          ...(data?.studies ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(study) => change({ study: study === '' ? null : study })}
      />
      <div className="span-6 stack">
        <div>
          <Toggle isSelected={wish.has_drivers} onChange={(has_drivers) => change({ has_drivers })}>
            {say('reports.drivers')}
          </Toggle>
        </div>
        <div>
          <Toggle isSelected={wish.has_words} onChange={(has_words) => change({ has_words })}>
            {say('reports.words')}
          </Toggle>
        </div>
      </div>
    </>
  );
}
