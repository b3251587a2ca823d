import type { ChoiceOption } from '@voldaan/domain/surveys/question/choice-option';
import type { RankingQuestion } from '@voldaan/domain/surveys/question/ranking';
import { message, ownWords } from '../catalogue.ts';
import { Group } from './group.tsx';
import { textOfOption } from './option-text.tsx';
import { firstControlId, type QuestionProps } from './question-props.ts';

/**
 * The order of a list. Every line has a choice of its place, which is all that a page without a script needs; with one,
 * the lines move by buttons. The order in which it is found counts only when the person says that it is right: by the
 * page's button where the ranking stands alone, by a tick box where it does not.
 */
export function Ranking(props: QuestionProps<RankingQuestion>) {
  const { question, language, isAlone } = props;
  const options = inGivenOrder(question.options, props.value);
  const isGiven = options !== undefined;
  const shown = options ?? question.options;
  return (
    <Group {...props} class="rf" hint={<Hints {...props} />}>
      <ol class="rk">
        {shown.map((option, place) => (
          <Line
            key={option.id}
            props={props}
            option={option}
            place={isGiven ? place + 1 : undefined}
            isFirst={place === 0}
          />
        ))}
      </ol>
      <input
        type="hidden"
        name={question.id}
        disabled
        data-r={message(language, 'ranking.moved', { item: '$i', place: '$p', total: shown.length })}
        value={isGiven ? shown.map(({ id }) => id).join(' ') : ''}
        {...(isAlone ? { 'data-a': '' } : {})}
      />
      {isAlone ? null : (
        <label class="rc" {...ownWords(language)}>
          <input type="checkbox" checked={isGiven} />
          {message(language, 'ranking.confirm')}
        </label>
      )}
      <p class="v" role="status" />
    </Group>
  );
}

function Hints({ language }: QuestionProps<RankingQuestion>) {
  return (
    <span {...ownWords(language)}>
      <span class="hp">{message(language, 'ranking.places')}</span>
      <span class="hm">{message(language, 'ranking.move')}</span>
    </span>
  );
}

type LineProps = Readonly<{
  props: QuestionProps<RankingQuestion>;
  option: ChoiceOption;
  /** The place that was given, once there is one. */
  place: number | undefined;
  isFirst: boolean;
}>;

function Line({ props, option, place, isFirst }: LineProps) {
  const { question, language, value } = props;
  const item = textOfOption(props, option);
  const given = placeTyped(value, option.id) ?? place;
  return (
    <li data-o={option.id}>
      <span>{item}</span>
      <select
        name={`${question.id}.${option.id}`}
        aria-label={message(language, 'ranking.place', { item })}
        {...(isFirst ? { id: firstControlId(question.id) } : {})}
      >
        <option value="">–</option>
        {question.options.map(({ id }, index) => (
          <option key={id} value={index + 1} selected={given === index + 1}>
            {index + 1}
          </option>
        ))}
      </select>
      <button type="button" class="up" aria-label={message(language, 'ranking.up', { item })}>
        <Arrow path="M12 19V5m-6 6 6-6 6 6" />
      </button>
      <button type="button" class="dn" aria-label={message(language, 'ranking.down', { item })}>
        <Arrow path="M12 5v14m-6-6 6 6 6-6" />
      </button>
    </li>
  );
}

function Arrow({ path }: Readonly<{ path: string }>) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

/** The options as the person put them: a stored list, or the field in which the script wrote it. */
function inGivenOrder(options: readonly ChoiceOption[], value: unknown): readonly ChoiceOption[] | undefined {
  const ids = Array.isArray(value) ? value.map(String) : typeof value === 'string' ? value.split(' ') : [];
  const ordered = ids.flatMap((id) => options.filter((option) => option.id === id));
  return ordered.length === options.length && new Set(ids).size === ids.length ? ordered : undefined;
}

/** Places as they were chosen one by one, in a page that comes back because two were the same. */
function placeTyped(value: unknown, optionId: string): number | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const given = Object.entries(value).find(([id]) => id === optionId)?.[1];
  return typeof given === 'string' && given !== '' ? Number(given) : undefined;
}
