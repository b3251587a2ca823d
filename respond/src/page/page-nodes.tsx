import type { PageNode } from '@voldaan/domain/surveys/node/page';
import { otherTextId } from '@voldaan/domain/surveys/question/choice-option';
import type { Question } from '@voldaan/domain/surveys/question/question';
import type { RatingQuestion } from '@voldaan/domain/surveys/question/rating';
import { Asked } from '../question/asked.tsx';
import { Battery } from '../question/battery.tsx';
import type { HeadingLevel } from '../question/heading.tsx';
import { Pair } from '../question/pair.tsx';
import { fieldText, type QuestionProps } from '../question/question-props.ts';
import { Statement } from '../question/statement.tsx';
import type { QuestionPageView } from '../view.ts';
import { tell, tellLarge, tellQuestion } from './question-text.ts';
import type { Place } from './shown-questions.ts';

type DrawnNodeProps = Readonly<{ view: QuestionPageView; place: Place; node: PageNode; level: 1 | 2 }>;

/** One thing on a page, with all that it needs to be drawn. */
export function DrawnNode({ view, place, node, level }: DrawnNodeProps) {
  switch (node.kind) {
    case 'statement':
      return <Statement text={tell(view, node.text)} />;
    case 'battery': {
      const rows = node.questions.filter((question) => place.shown.includes(question));
      return (
        <Battery
          id={node.id}
          text={tellLarge(view, node.text)}
          level={level}
          rows={rows.map((question) => propsOf<RatingQuestion>(view, place, question, below(level)))}
        />
      );
    }
    case 'pair': {
      const sides = [node.expected, node.experienced].filter((question) => place.shown.includes(question));
      return (
        <Pair
          id={node.id}
          text={tellLarge(view, node.text)}
          level={level}
          sides={sides.map((question) => propsOf<RatingQuestion>(view, place, question, below(level)))}
        />
      );
    }
    default:
      return <Asked {...propsOf<Question>(view, place, node, level)} />;
  }
}

function below(level: 1 | 2): HeadingLevel {
  return level === 1 ? 2 : 3;
}

function propsOf<Kind extends Question>(
  view: QuestionPageView,
  place: Place,
  question: Kind,
  level: HeadingLevel,
): QuestionProps<Kind> {
  const { definition, language } = view;
  return {
    definition,
    question,
    language,
    text: tellQuestion(view, question),
    level,
    value: valueFor(view, question),
    otherText: fieldText((view.typed ?? view.answers)[otherTextId(question)]),
    fault: view.faults?.find((fault) => fault.questionId === question.id)?.code,
    preselected: preselectedFor(view, question),
    isAlone: place.shown.length === 1,
    isFirstOpen: question === place.shown.find(({ kind }) => kind === 'open'),
  };
}

/** What was typed when the page comes back, else what is stored. The places of a ranking come in fields of their own. */
function valueFor(view: QuestionPageView, question: Question): unknown {
  const { typed } = view;
  if (typed === undefined) return view.answers[question.id];
  if (question.kind !== 'ranking' || typed[question.id] !== undefined) return typed[question.id];
  return Object.fromEntries(question.options.map(({ id }) => [id, typed[`${question.id}.${id}`]]));
}

/** Dashed only while it is a mark from the mail: what the person has posted already is theirs. */
function preselectedFor(view: QuestionPageView, question: Question): number | undefined {
  const isWaiting = view.preselected?.questionId === question.id && view.typed === undefined;
  return isWaiting ? view.preselected?.value : undefined;
}
