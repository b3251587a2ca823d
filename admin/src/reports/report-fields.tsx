import { useQuery } from '@tanstack/react-query';
import type { Language } from '@voldaan/domain/language';
import { useSay } from '../catalogue/text.tsx';
import { Toggle } from '../ui/choice.tsx';
import { namedOptions } from '../ui/named-options.ts';
import { SelectField, type SelectOption } from '../ui/select-field.tsx';
import { reportPeriods, usePeriodWords } from './period-words.ts';
import { type ReportChoices, type ReportWish, reportChoicesQuery } from './report-requests.ts';

type PartProps = Readonly<{
  wish: ReportWish;
  change: (part: Partial<ReportWish>) => void;
  choices: ReportChoices | undefined;
}>;

type Props = Omit<PartProps, 'choices'> & Readonly<{ languages: readonly SelectOption<Language>[] }>;

/** Of which survey, question and period, which groups beside each other, and what else stands on it. */
export function ReportFields({ wish, change, languages }: Props) {
  const say = useSay();
  const { data: choices } = useQuery(reportChoicesQuery(wish.survey === '' ? undefined : wish.survey));
  return (
    <>
      <SelectField
        className="span-2"
        label={say('reports.language')}
        value={wish.language}
        options={languages}
        onChange={(language) => change({ language })}
      />
      <FigureFields wish={wish} change={change} choices={choices} />
      <GroundFields wish={wish} change={change} choices={choices} />
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

function FigureFields({ wish, change, choices }: PartProps) {
  const say = useSay();
  const periodWords = usePeriodWords();
  const periods: readonly string[] = reportPeriods.some((one) => one === wish.period)
    ? reportPeriods
    : [...reportPeriods, wish.period];
  return (
    <>
      <SelectField
        className="span-4"
        label={say('reports.survey')}
        value={wish.survey}
        options={namedOptions(choices?.head?.surveys ?? [])}
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
          ...(choices?.head?.items ?? []).map(({ key, label }) => ({ value: key, label })),
        ]}
        onChange={(item) => change({ item })}
      />
    </>
  );
}

function GroundFields({ wish, change, choices }: PartProps) {
  const say = useSay();
  return (
    <>
      <SelectField
        className="span-3"
        label={say('reports.trait')}
        value={wish.trait}
        options={[
          { value: '', label: say('reports.trait-none') },
          ...(choices?.head?.traits ?? []).map(({ name, label }) => ({ value: name, label })),
        ]}
        onChange={(trait) => change({ trait })}
      />
      <SelectField
        className="span-3"
        label={say('reports.study')}
        hint={say('reports.study-hint')}
        value={wish.study ?? ''}
        options={[{ value: '', label: say('reports.study-none') }, ...namedOptions(choices?.studies ?? [])]}
        onChange={(study) => change({ study: study === '' ? null : study })}
      />
    </>
  );
}
