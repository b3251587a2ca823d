import type { SurveyChange } from '@voldaan/domain/surveys/survey-change';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { useFormat } from '../../catalogue/format.ts';
import { type PlainMessageKey, useSay } from '../../catalogue/text.tsx';
import { Icon } from '../../ui/icon.tsx';
import { nameOfLanguage } from './languages.ts';
import { partAt } from './part-at.ts';
import { kindKey, numbersOf, useQuestionName } from './part-name.ts';
import { findPart, findQuestion } from './tree.ts';

type Props = Readonly<{ changes: readonly SurveyChange[]; definition: SurveyDefinition }>;

/** Changes in words, those that break a trend first: which question, what became of it, and in which languages. */
export function ChangeList({ changes, definition }: Props) {
  const say = useSay();
  if (changes.length === 0) return <p className="note">{say('changes.none')}</p>;
  const breaks = changes.filter(({ breaksTrend }) => breaksTrend);
  const ordered = [...breaks, ...changes.filter(({ breaksTrend }) => !breaksTrend)];
  return (
    <>
      <p className="small">
        <b>{breaks.length === 0 ? say('changes.same-trend') : say('changes.breaks', { count: breaks.length })}</b>
      </p>
      <ul className="findings">
        {ordered.map((change, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a change has no name, and the list is never reordered
          <Change key={index} change={change} definition={definition} />
        ))}
      </ul>
    </>
  );
}

/** What a change is about when it is no question: one of the fixed parts, or a page, a branch, a block. */
function partKey(definition: SurveyDefinition, { pointer, nodeId }: SurveyChange): PlainMessageKey {
  const key = partAt(definition, pointer);
  const part = nodeId === undefined ? undefined : findPart(definition, key)?.part;
  if (part !== undefined) return kindKey(part);
  return fixedNames[key] ?? 'changes.survey';
}

const fixedNames: Readonly<Record<string, PlainMessageKey>> = {
  slip: 'editor.slip',
  languages: 'languages.heading',
  thanks: 'editor.thanks',
  norm: 'editor.norm',
};

function Change({ change, definition }: Readonly<{ change: SurveyChange; definition: SurveyDefinition }>) {
  const say = useSay();
  const format = useFormat();
  const nameOf = useQuestionName(definition);
  const question = change.questionId === undefined ? undefined : findQuestion(definition, change.questionId);
  const number = question && numbersOf(definition).get(question.id);
  const about = question
    ? say('changes.about', { number: number ?? 0, text: nameOf(question) })
    : change.kind === 'removed'
      ? (change.questionId ?? change.nodeId ?? say('changes.survey'))
      : say(partKey(definition, change));
  const words = say(`change.${change.kind}`);
  const languages = (change.languages ?? []).map(nameOfLanguage);
  return (
    <li className={change.breaksTrend ? 'finding-warn' : 'finding-hint'}>
      <Icon name={change.breaksTrend ? 'warning' : 'check'} />
      <span>
        {languages.length === 0
          ? say('changes.line', { about, change: words })
          : say('changes.line-in', { about, change: words, languages: format.list(languages) })}
        {change.breaksTrend ? <b> {say('changes.new-series')}</b> : null}
      </span>
    </li>
  );
}
