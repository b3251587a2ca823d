import type { ChoiceOption } from '@voldaan/domain/surveys/question/choice-option';
import type { MultipleQuestion } from '@voldaan/domain/surveys/question/multiple';
import type { RankingQuestion } from '@voldaan/domain/surveys/question/ranking';
import type { SingleQuestion } from '@voldaan/domain/surveys/question/single';
import { useSay } from '../../catalogue/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Toggle } from '../../ui/choice.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { newOption } from './new-part.ts';
import { OfferToggles, offersWith } from './offer-toggles.tsx';
import { OptionActions } from './option-actions.tsx';
import { PartSection } from './part-section.tsx';
import { SurveyTexts } from './survey-texts.tsx';
import { useBuilder } from './use-builder.ts';
import { useChangeItem } from './use-change-item.ts';

type ChoiceQuestion = SingleQuestion | MultipleQuestion | RankingQuestion;

/** The answers to choose from, in every language, in their order. */
export function ChoiceFields({ question }: Readonly<{ question: ChoiceQuestion }>) {
  const say = useSay();
  const change = useChangeItem<ChoiceQuestion>(question);
  const { options } = question;
  const setOptions = (edit: (options: readonly ChoiceOption[]) => readonly ChoiceOption[], group?: string) =>
    change((current) => ({ ...current, options: edit(current.options) }), group);
  return (
    <>
      <PartSection heading={say('options.heading')}>
        <SurveyTexts
          caption={say('options.heading')}
          fields={options.map((option, index) => ({
            name: `${question.id}.options.${option.id}`,
            label: say('options.number', { number: index + 1 }),
            value: option.text,
            onChange: (text, group) =>
              setOptions((current) => current.map((one) => (one.id === option.id ? { ...one, text } : one)), group),
            below: <OptionActions question={question} option={option} index={index} setOptions={setOptions} />,
          }))}
        />
        <Button size="small" onPress={() => setOptions((current) => [...current, newOption(current)])}>
          <Icon name="plus" />
          {say('options.add')}
        </Button>
      </PartSection>
      <PartSection heading={say('question.form')}>
        <ChoiceToggles question={question} />
      </PartSection>
    </>
  );
}

function ChoiceToggles({ question }: Readonly<{ question: ChoiceQuestion }>) {
  const say = useSay();
  const change = useChangeItem<ChoiceQuestion>(question);
  return (
    <div className="toggles">
      <Toggle isSelected={question.required} onChange={(required) => change((current) => ({ ...current, required }))}>
        {say('question.required')}
      </Toggle>
      {question.kind === 'ranking' ? null : (
        <Toggle
          isSelected={question.shuffled === true}
          onChange={(shuffled) =>
            change((current) => (current.kind === 'ranking' ? current : withShuffled(current, shuffled)))
          }
        >
          {say('options.shuffled')}
        </Toggle>
      )}
      {question.kind === 'single' ? <SingleOffers question={question} /> : null}
      {question.kind === 'multiple' ? <ChoicesMax question={question} /> : null}
    </div>
  );
}

function SingleOffers({ question }: Readonly<{ question: SingleQuestion }>) {
  const change = useChangeItem(question);
  return (
    <OfferToggles
      isOffered={(code) => question.offers?.includes(code) === true}
      onChange={(code, isOffered) =>
        change(({ offers, ...rest }) => ({ ...rest, ...offersWith(offers, code, isOffered) }))
      }
    />
  );
}

function ChoicesMax({ question }: Readonly<{ question: MultipleQuestion }>) {
  const say = useSay();
  const { mayChange } = useBuilder();
  const change = useChangeItem(question);
  return (
    <TextField
      className="short-field"
      label={say('options.choices-max')}
      name={`${question.id}.choicesMax`}
      inputMode="numeric"
      isDisabled={!mayChange}
      hint={say('options.choices-max-hint')}
      value={question.choicesMax === undefined ? '' : String(question.choicesMax)}
      onChange={(text) =>
        change(({ choicesMax: _, ...rest }) => {
          const most = Number(text);
          const isMost = Number.isInteger(most) && most >= 1 && most <= rest.options.length;
          return isMost ? { ...rest, choicesMax: most } : rest;
        }, `${question.id}.choicesMax`)
      }
    />
  );
}

function withShuffled(question: SingleQuestion | MultipleQuestion, shuffled: boolean): ChoiceQuestion {
  const { shuffled: _, ...rest } = question;
  return shuffled ? { ...rest, shuffled: true } : rest;
}
