import type { AlertKind } from '@voldaan/domain/alerts/alert-rule';
import { caseKinds } from '@voldaan/domain/complaints/case-event';
import { readTraitChoice, writeTraitChoice } from '@voldaan/domain/metrics/trait-name';
import { useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { Ticks } from '../studies/ticks.tsx';
import { namedOptions } from '../ui/named-options.ts';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { AlertChoices } from './alert-requests.ts';
import type { EditProps } from './edit-props.ts';

type Props = EditProps & Readonly<{ choices: AlertChoices }>;

const kinds: readonly AlertKind[] = [
  'low_score',
  'contact_wish',
  'words',
  'theme',
  'case_opened',
  'promise',
  'score_change',
  'response_rate',
  'sending',
];

/** What fires: one choice, and the fields that belong to it. */
export function ConditionFields(props: Props) {
  const say = useSay();
  const { edit, change } = props;
  return (
    <div className="field-grid">
      <SelectField
        className="span-6"
        label={say('alerts.when-this')}
        value={edit.kind}
        options={kinds.map((kind) => ({ value: kind, label: say(`alerts.kind.${kind}`) }))}
        onChange={(kind) => change({ kind })}
      />
      <KindFields {...props} />
    </div>
  );
}

function KindFields(props: Props) {
  switch (props.edit.kind) {
    case 'low_score':
      return <LowScoreFields {...props} />;
    case 'words':
      return <WordFields {...props} />;
    case 'theme':
      return <ThemeFields {...props} />;
    case 'case_opened':
      return <CaseFields {...props} />;
    case 'promise':
      return <PromiseFields {...props} />;
    case 'score_change':
      return <ScoreFields {...props} />;
    case 'response_rate':
      return <SurveyFields {...props} />;
    default:
      return null;
  }
}

function SurveyFields({ edit, change, choices }: Props) {
  const say = useSay();
  return (
    <SelectField
      className="span-3"
      label={say('overview.survey')}
      value={edit.survey}
      options={namedOptions(choices.surveys)}
      onChange={(survey) => change({ survey, item: '', where: '' })}
    />
  );
}

function ItemFields(props: Props) {
  const say = useSay();
  const { edit, change, choices } = props;
  const items = choices.surveys.find(({ id }) => id === edit.survey)?.items ?? [];
  return (
    <>
      <SurveyFields {...props} />
      <SelectField
        className="span-3"
        label={say('alerts.question')}
        value={edit.item}
        options={items.map(({ key, label }, place) => ({ value: place === 0 ? '' : key, label }))}
        onChange={(item) => change({ item })}
      />
    </>
  );
}

function LowScoreFields(props: Props) {
  const say = useSay();
  const { edit, change, choices, errorOf } = props;
  const survey = choices.surveys.find(({ id }) => id === edit.survey);
  const item = survey?.items.find(({ key }) => key === edit.item) ?? survey?.items[0];
  return (
    <>
      <ItemFields {...props} />
      <TextField
        className="span-3"
        label={say('alerts.most')}
        name="condition.most"
        inputMode="decimal"
        value={edit.most}
        onChange={(most) => change({ most })}
        {...(item === undefined ? {} : { hint: say('alerts.scale', { min: item.min, max: item.max }) })}
        error={errorOf('condition.most')}
        isRequired
      />
      <GroupFields {...props} traits={survey?.traits ?? []} />
    </>
  );
}

type Traits = AlertChoices['surveys'][number]['traits'];

/** Of which customers: those of some groups, or all. */
function GroupFields({ edit, change, traits }: Props & Readonly<{ traits: Traits }>) {
  const say = useSay();
  const choice = readTraitChoice(edit.where);
  const [name, setName] = useState(choice?.trait ?? '');
  const trait = traits.find((one) => one.name === name);
  const all = { value: '', label: say('alerts.group-all') };
  return (
    <>
      <SelectField
        className="span-3"
        label={say('alerts.group')}
        value={trait?.name ?? ''}
        options={[all, ...traits.map((one) => ({ value: one.name, label: one.label }))]}
        onChange={(chosen) => {
          setName(chosen);
          change({ where: '' });
        }}
      />
      {trait === undefined ? null : (
        <div className="span-6">
          <Ticks
            label={trait.label}
            offered={trait.values.map(({ value, label }) => [value, label] as const)}
            chosen={choice?.values ?? []}
            onChange={(values) =>
              change({ where: values.length === 0 ? '' : writeTraitChoice({ trait: trait.name, values }) })
            }
          />
        </div>
      )}
    </>
  );
}

function WordFields({ edit, change, errorOf }: Props) {
  const say = useSay();
  return (
    <TextField
      className="span-6"
      label={say('alerts.words')}
      name="condition.words"
      value={edit.words}
      onChange={(words) => change({ words })}
      hint={say('alerts.words-hint')}
      error={errorOf('condition.words')}
      lengthMax={400}
      isRequired
    />
  );
}

function ThemeFields({ edit, change, choices }: Props) {
  const say = useSay();
  if (choices.themes.length === 0) return <p className="muted span-6">{say('alerts.no-themes')}</p>;
  return (
    <SelectField
      className="span-6"
      label={say('alerts.theme')}
      value={edit.theme}
      options={namedOptions(choices.themes)}
      onChange={(theme) => change({ theme })}
    />
  );
}

const severities = ['', '2', '3', '4', '5'] as const;

function CaseFields({ edit, change, errorOf }: Props) {
  const say = useSay();
  const error = errorOf('condition.kinds');
  return (
    <>
      <div className="span-6">
        <Ticks
          label={say('cases.kind')}
          offered={caseKinds.map((kind) => [kind, say(`case-kind.${kind}`)] as const)}
          chosen={edit.kinds}
          onChange={(chosen) => change({ kinds: chosen })}
        />
        {error === undefined ? null : (
          <p className="field-error" role="alert">
            {error}
          </p>
        )}
      </div>
      <SelectField
        className="span-6"
        label={say('alerts.severity')}
        value={severities.find((one) => one === edit.severity) ?? ''}
        options={severities.map((one) => ({
          value: one,
          label: one === '' ? say('alerts.severity-any') : say('alerts.severity-from', { severity: Number(one) }),
        }))}
        onChange={(severity) => change({ severity })}
      />
    </>
  );
}

function PromiseFields({ edit, change, errorOf }: Props) {
  const say = useSay();
  return (
    <>
      <SelectField
        className="span-3"
        label={say('alerts.promise')}
        value={edit.state}
        options={(['soon', 'broken'] as const).map((state) => ({
          value: state,
          label: say(`alerts.promise-${state}`),
        }))}
        onChange={(state) => change({ state })}
      />
      {edit.state === 'broken' ? null : (
        <TextField
          className="span-3"
          label={say('alerts.hours')}
          name="condition.hours"
          inputMode="numeric"
          value={edit.hours}
          onChange={(hours) => change({ hours })}
          error={errorOf('condition.hours')}
          isRequired
        />
      )}
    </>
  );
}

function ScoreFields(props: Props) {
  const say = useSay();
  const { edit, change } = props;
  return (
    <>
      <ItemFields {...props} />
      <SelectField
        className="span-6"
        label={say('alerts.side')}
        value={edit.side}
        options={(['worse', 'either'] as const).map((side) => ({ value: side, label: say(`alerts.side-${side}`) }))}
        hint={say('alerts.side-hint')}
        onChange={(side) => change({ side })}
      />
    </>
  );
}
