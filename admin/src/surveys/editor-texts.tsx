import type { Localised } from '@voldaan/domain/language';
import type { Question } from '@voldaan/domain/surveys/question/question';
import { questionsOf, type SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import type { ReactNode } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { TextField } from '../ui/text-field.tsx';
import { CloseSurvey } from './close-survey.tsx';
import { LocalisedFields } from './localised-fields.tsx';
import { NormField } from './norm-field.tsx';
import { questionKindKey } from './question-kind.ts';
import type { Survey } from './survey-requests.ts';
import type { Draft } from './use-draft.ts';

type Props = Readonly<{ survey: Survey; draft: Draft; mayChange: boolean; onPart: (part: string) => void }>;

/** Everything that a customer will read, in the order in which they will. */
export function EditorTexts({ survey, draft, mayChange, onPart }: Props) {
  const { definition, change } = draft;
  return (
    <fieldset className="editor-texts" disabled={!mayChange}>
      <SlipPart definition={definition} change={change} onPart={onPart} />
      {questionsOf(definition).map((question, index) => (
        <QuestionPart key={question.id} question={question} number={index + 1} change={change} onPart={onPart} />
      ))}
      <ThanksPart definition={definition} change={change} onPart={onPart} />
      <NormPart definition={definition} change={change} onPart={onPart} />
      <CloseSurvey survey={survey} />
    </fieldset>
  );
}

type PartProps = Readonly<{
  definition: SurveyDefinition;
  change: Draft['change'];
  onPart: (part: string) => void;
}>;

function Part(
  props: Readonly<{
    name: string;
    heading: string;
    note?: ReactNode;
    onPart: (part: string) => void;
    children: ReactNode;
  }>,
) {
  const { name, heading, note, onPart, children } = props;
  return (
    <section
      className="editor-part"
      id={`part-${name}`}
      aria-labelledby={`heading-${name}`}
      onFocus={() => onPart(name)}
    >
      <h2 id={`heading-${name}`}>{heading}</h2>
      {note ? <p className="note">{note}</p> : null}
      {children}
    </section>
  );
}

function SlipPart({ definition, change, onPart }: PartProps) {
  const say = useSay();
  const usesMoment = /\{moment\}/.test(JSON.stringify([definition.pages, definition.slip, definition.thanks]));
  const moment = {
    name: 'moment',
    label: say('editor.moment'),
    value: definition.moment,
    onChange: (value: Localised) => change((current) => ({ ...current, moment: value })),
  };
  return (
    <Part name="slip" heading={say('editor.slip')} note={say('editor.slip-note')} onPart={onPart}>
      <SlipNames definition={definition} change={change} />
      <div className="hairline">
        <LocalisedFields
          caption={say('editor.slip')}
          fields={[
            {
              name: 'slip.title',
              label: say('editor.slip-title'),
              value: definition.slip.title,
              onChange: (title) => change((current) => ({ ...current, slip: { ...current.slip, title } })),
            },
            {
              name: 'slip.detail',
              label: say('editor.slip-detail'),
              value: definition.slip.detail,
              onChange: (detail) => change((current) => ({ ...current, slip: { ...current.slip, detail } })),
            },
            ...(usesMoment ? [moment] : []),
            {
              name: 'reader.sentence',
              label: say('editor.reader-sentence'),
              value: definition.reader.sentence,
              onChange: (sentence) => change((current) => ({ ...current, reader: { ...current.reader, sentence } })),
            },
          ]}
        />
      </div>
    </Part>
  );
}

/** Three names that are the same in every language. */
function SlipNames({ definition, change }: Omit<PartProps, 'onPart'>) {
  const say = useSay();
  return (
    <div className="field-grid">
      <TextField
        className="span-3"
        label={say('editor.name')}
        name="name"
        hint={say('editor.name-hint')}
        value={definition.name}
        onChange={(name) => change((current) => ({ ...current, name }))}
      />
      <TextField
        className="span-3"
        label={say('editor.organisation')}
        name="organisation"
        hint={say('editor.organisation-hint')}
        value={definition.organisation}
        onChange={(organisation) => change((current) => ({ ...current, organisation }))}
      />
      <TextField
        className="span-3"
        label={say('editor.reader')}
        name="reader.name"
        hint={say('editor.reader-hint')}
        value={definition.reader.name}
        onChange={(name) => change((current) => ({ ...current, reader: { ...current.reader, name } }))}
      />
    </div>
  );
}

type QuestionProps = Readonly<{
  question: Question;
  number: number;
  change: Draft['change'];
  onPart: (part: string) => void;
}>;

function QuestionPart({ question, number, change, onPart }: QuestionProps) {
  const say = useSay();
  return (
    <Part
      name={question.id}
      heading={say('editor.question', { number })}
      note={question.kind === 'rating' ? say('editor.rating-note') : say(questionKindKey(question))}
      onPart={onPart}
    >
      <LocalisedFields
        caption={say('editor.question', { number })}
        fields={[
          {
            name: `question.${question.id}`,
            label: say('editor.question-text'),
            value: question.text,
            isLong: true,
            onChange: (text) => change((current) => withQuestionText(current, question.id, text)),
          },
        ]}
      />
    </Part>
  );
}

function ThanksPart({ definition, change, onPart }: PartProps) {
  const say = useSay();
  return (
    <Part name="thanks" heading={say('editor.thanks')} note={say('editor.thanks-note')} onPart={onPart}>
      <LocalisedFields
        caption={say('editor.thanks')}
        fields={[
          {
            name: 'thanks.heading',
            label: say('editor.thanks-heading'),
            value: definition.thanks.heading,
            onChange: (heading) => change((current) => ({ ...current, thanks: { ...current.thanks, heading } })),
          },
          {
            name: 'thanks.text',
            label: say('editor.thanks-text'),
            value: definition.thanks.text,
            isLong: true,
            onChange: (text) => change((current) => ({ ...current, thanks: { ...current.thanks, text } })),
          },
        ]}
      />
    </Part>
  );
}

function NormPart({ definition, change, onPart }: PartProps) {
  const say = useSay();
  return (
    <Part name="norm" heading={say('editor.norm-heading')} note={say('editor.norm-note')} onPart={onPart}>
      <NormField
        norm={definition.norm}
        onChange={(value) => change((current) => ({ ...current, norm: { ...current.norm, value } }))}
      />
    </Part>
  );
}

function withQuestionText(definition: SurveyDefinition, id: string, text: Localised): SurveyDefinition {
  const withText = (question: Question): Question => (question.id === id ? { ...question, text } : question);
  return {
    ...definition,
    pages: definition.pages.map((page) => ({ ...page, questions: page.questions.map(withText) })),
  };
}
