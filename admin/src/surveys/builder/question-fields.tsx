import type { ConsentQuestion } from '@voldaan/domain/surveys/question/consent';
import type { ContactDetailQuestion } from '@voldaan/domain/surveys/question/contact-detail';
import type { DateQuestion } from '@voldaan/domain/surveys/question/date';
import type { NumberQuestion } from '@voldaan/domain/surveys/question/number';
import type { Question } from '@voldaan/domain/surveys/question/question';
import type { YesNoQuestion } from '@voldaan/domain/surveys/question/yes-no';
import { useSay } from '../../catalogue/text.tsx';
import { Toggle } from '../../ui/choice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { NumberField } from './number-field.tsx';
import { OfferToggles, offersWith } from './offer-toggles.tsx';
import { PartSection } from './part-section.tsx';
import { useChangeItem } from './use-change-item.ts';

/** The form of a question without a scale and without a list: its limits, and whether it must be answered. */
export function QuestionFields({ question }: Readonly<{ question: Question }>) {
  const say = useSay();
  const change = useChangeItem<Question>(question);
  return (
    <PartSection heading={say('question.form')} note={say(`question-note.${question.kind}`)}>
      <LimitsOf question={question} />
      <div className="toggles">
        <Toggle isSelected={question.required} onChange={(required) => change((current) => ({ ...current, required }))}>
          {say('question.required')}
        </Toggle>
        {question.kind === 'yes-no' ? <YesNoToggles question={question} /> : null}
        {question.kind === 'open' ? (
          <Toggle
            isSelected={question.short === true}
            onChange={(short) => change((current) => (current.kind === 'open' ? { ...current, short } : current))}
          >
            {say('open.short')}
          </Toggle>
        ) : null}
      </div>
    </PartSection>
  );
}

function LimitsOf({ question }: Readonly<{ question: Question }>) {
  switch (question.kind) {
    case 'number':
      return <NumberLimits question={question} />;
    case 'date':
      return <DateLimits question={question} />;
    case 'open':
    case 'compliment':
      return <LengthLimit question={question} />;
    case 'contact-detail':
      return <DetailField question={question} />;
    case 'consent':
      return <PurposeField question={question} />;
    default:
      return null;
  }
}

function NumberLimits({ question }: Readonly<{ question: NumberQuestion }>) {
  const say = useSay();
  const change = useChangeItem(question);
  const set = (name: 'minimum' | 'maximum' | 'decimals', value: number) =>
    change((current) => ({ ...current, [name]: value }), `${question.id}.${name}`);
  return (
    <div className="field-grid">
      <NumberField
        label={say('number.minimum')}
        name={`${question.id}.minimum`}
        value={question.minimum}
        onChange={(value) => set('minimum', value)}
      />
      <NumberField
        label={say('number.maximum')}
        name={`${question.id}.maximum`}
        value={question.maximum}
        onChange={(value) => set('maximum', value)}
      />
      <NumberField
        label={say('number.decimals')}
        name={`${question.id}.decimals`}
        value={question.decimals}
        range={[0, 4]}
        onChange={(value) => set('decimals', value)}
      />
    </div>
  );
}

function DateLimits({ question }: Readonly<{ question: DateQuestion }>) {
  const say = useSay();
  const change = useChangeItem(question);
  return (
    <div className="field-grid">
      {(['earliest', 'latest'] as const).map((name) => (
        <label key={name} className="field span-3">
          <span className="field-label">{say(`date.${name}`)}</span>
          <input
            className="input"
            type="date"
            value={question[name] ?? ''}
            onChange={(event) => {
              const day = event.target.value;
              change(
                ({ [name]: _, ...rest }) => (day === '' ? rest : { ...rest, [name]: day }),
                `${question.id}.${name}`,
              );
            }}
          />
        </label>
      ))}
    </div>
  );
}

function LengthLimit({ question }: Readonly<{ question: Extract<Question, { lengthMax: number }> }>) {
  const say = useSay();
  const change = useChangeItem<Extract<Question, { lengthMax: number }>>(question);
  return (
    <div className="field-grid">
      <NumberField
        label={say('open.length-max')}
        name={`${question.id}.lengthMax`}
        value={question.lengthMax}
        range={[1, 10_000]}
        onChange={(lengthMax) => change((current) => ({ ...current, lengthMax }), `${question.id}.lengthMax`)}
      />
    </div>
  );
}

function DetailField({ question }: Readonly<{ question: ContactDetailQuestion }>) {
  const say = useSay();
  const change = useChangeItem(question);
  return (
    <div className="field-grid">
      <SelectField
        className="span-3"
        label={say('contact-detail.label')}
        value={question.detail}
        options={(['name', 'email', 'phone'] as const).map((value) => ({
          value,
          label: say(`contact-detail.${value}`),
        }))}
        onChange={(detail) => change((current) => ({ ...current, detail }))}
      />
    </div>
  );
}

const purposes = ['contact', 'research', 'marketing', 'publication'] as const;

function PurposeField({ question }: Readonly<{ question: ConsentQuestion }>) {
  const say = useSay();
  const change = useChangeItem(question);
  return (
    <div className="field-grid">
      <SelectField
        className="span-4"
        label={say('consent.label')}
        value={question.purpose}
        options={purposes.map((value) => ({ value, label: say(`consent.${value}`) }))}
        onChange={(purpose) => change((current) => ({ ...current, purpose }))}
      />
    </div>
  );
}

function YesNoToggles({ question }: Readonly<{ question: YesNoQuestion }>) {
  const say = useSay();
  const change = useChangeItem(question);
  return (
    <>
      <Toggle
        isSelected={question.partly === true}
        onChange={(partly) => change(({ partly: _, ...rest }) => (partly ? { ...rest, partly } : rest))}
      >
        {say('yes-no.partly')}
      </Toggle>
      <OfferToggles
        isOffered={(code) => question.offers?.includes(code) === true}
        onChange={(code, isOffered) =>
          change(({ offers, ...rest }) => ({ ...rest, ...offersWith(offers, code, isOffered) }))
        }
      />
    </>
  );
}
