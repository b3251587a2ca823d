import type { PageNode } from '@voldaan/domain/surveys/node/page';
import type { Question } from '@voldaan/domain/surveys/question/question';
import { openingQuestionOf } from '@voldaan/domain/surveys/survey-definition';
import type { SurveyText } from '@voldaan/domain/surveys/survey-text';
import { type PlainMessageKey, useSay } from '../../catalogue/text.tsx';
import type { LocalisedField } from '../localised-fields.tsx';
import { BatteryFields } from './battery-fields.tsx';
import { ChoiceFields } from './choice-fields.tsx';
import { MoveButtons } from './move-buttons.tsx';
import { PairFields } from './pair-fields.tsx';
import { PartFindings } from './part-findings.tsx';
import { kindKey, numbersOf } from './part-name.ts';
import { PartHeading } from './part-section.tsx';
import { QuestionFields } from './question-fields.tsx';
import { RatingFields } from './rating-fields.tsx';
import { SurveyTexts } from './survey-texts.tsx';
import { isQuestion, keyOf } from './tree.ts';
import { useBuilder } from './use-builder.ts';
import { useChangeItem } from './use-change-item.ts';
import { WhenSection } from './when-section.tsx';

/** Everything about one thing on a page: its words, its form, when it is asked, and what there is to say about it. */
export function ItemPart({ item }: Readonly<{ item: PageNode }>) {
  const say = useSay();
  const { definition } = useBuilder().draft;
  const key = keyOf(item);
  const kind = say(kindKey(item));
  const number = numbersOf(definition).get(item.id);
  const heading = number === undefined ? capitalised(kind) : say('part.question', { number, kind });
  const isOpening = openingQuestionOf(definition).id === item.id;
  return (
    <>
      <PartHeading actions={<MoveButtons part={item} />} note={isOpening ? say('part.opening-note') : undefined}>
        {heading}
      </PartHeading>
      <SurveyTexts caption={heading} fields={useTexts(item)} />
      {isQuestion(item) ? <FormOf question={item} isOpening={isOpening} /> : null}
      {item.kind === 'battery' ? <BatteryFields battery={item} /> : null}
      {item.kind === 'pair' ? <PairFields pair={item} /> : null}
      {isOpening ? null : <WhenSection key={key} item={item} />}
      <PartFindings part={key} />
    </>
  );
}

function capitalised(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

function FormOf({ question, isOpening }: Readonly<{ question: Question; isOpening: boolean }>) {
  switch (question.kind) {
    case 'rating':
      return <RatingFields rating={question} isOpening={isOpening} />;
    case 'single':
    case 'multiple':
    case 'ranking':
      return <ChoiceFields question={question} />;
    default:
      return <QuestionFields question={question} />;
  }
}

/** The texts that belong to the thing itself; options, rows and sides have theirs where they stand. */
function useTexts(item: PageNode): readonly LocalisedField[] {
  const say = useSay();
  const changeItem = useChangeItem(item);
  const field = (name: 'text' | 'alternative' | 'unit', label: PlainMessageKey, value: SurveyText): LocalisedField => ({
    name: `${item.id}.${name}`,
    label: say(label),
    value,
    isLong: name === 'text',
    isOptional: name === 'unit',
    onChange: (text, group) => changeItem((current) => withText(current, name, text), group),
  });
  return [
    field('text', textLabelOf(item), item.text),
    ...(item.kind === 'rating' && (item.alternative !== undefined || item.scale === 'V5')
      ? [field('alternative', 'rating.alternative', item.alternative ?? {})]
      : []),
    ...(item.kind === 'number' ? [field('unit', 'number.unit', item.unit ?? {})] : []),
  ];
}

function textLabelOf(item: PageNode): PlainMessageKey {
  return item.kind === 'statement' ? 'editor.statement-text' : 'editor.question-text';
}

function withText(item: PageNode, name: 'text' | 'alternative' | 'unit', text: SurveyText): PageNode {
  if (name === 'text') return { ...item, text };
  if (name === 'alternative' && item.kind === 'rating') return { ...item, alternative: text };
  if (name === 'unit' && item.kind === 'number') return withUnit(item, text);
  return item;
}

/** An amount that has a unit in no language has none. */
function withUnit(item: Extract<PageNode, { kind: 'number' }>, unit: SurveyText): PageNode {
  const { unit: _, ...rest } = item;
  return Object.values(unit).every((words) => words.trim() === '') ? rest : { ...rest, unit };
}
