import type { ChoiceOption } from '@voldaan/domain/surveys/question/choice-option';
import type { QuestionKind } from '@voldaan/domain/surveys/question/question';
import { useSay } from '../../catalogue/text.tsx';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useBuilder } from './use-builder.ts';

type Props = Readonly<{
  question: Readonly<{ kind: QuestionKind; options: readonly ChoiceOption[] }>;
  option: ChoiceOption;
  index: number;
  setOptions: (edit: (options: readonly ChoiceOption[]) => readonly ChoiceOption[]) => void;
}>;

const optionsMin = 2;

/** Up, down, away, and whether this answer takes words or excludes the others. */
export function OptionActions({ question, option, index, setOptions }: Props) {
  const say = useSay();
  const toast = useToast();
  const { draft, announce } = useBuilder();
  const { options } = question;
  const number = index + 1;

  const move = (step: 1 | -1) => {
    setOptions((current) => swapped(current, index, index + step));
    announce(say('options.moved', { place: number + step, count: options.length }));
  };
  const remove = () => {
    setOptions((current) => current.filter(({ id }) => id !== option.id));
    toast({ text: say('part.removed'), undo: draft.undo });
  };

  return (
    <span className="option-actions">
      <Button
        size="small"
        look="quiet"
        isDisabled={index === 0}
        label={say('options.up', { number })}
        onPress={() => move(-1)}
      >
        {say('part.up')}
      </Button>
      <Button
        size="small"
        look="quiet"
        isDisabled={number === options.length}
        label={say('options.down', { number })}
        onPress={() => move(1)}
      >
        {say('part.down')}
      </Button>
      <OptionFlags question={question} option={option} setOptions={setOptions} />
      <Button
        size="small"
        look="quiet"
        isDisabled={options.length <= optionsMin}
        label={say('options.remove', { number })}
        onPress={remove}
      >
        {say('part.remove')}
      </Button>
    </span>
  );
}

/** Whether this answer takes words of one's own, and whether it excludes the others. */
function OptionFlags({ question, option, setOptions }: Omit<Props, 'index'>) {
  const say = useSay();
  const { kind, options } = question;
  const flag = (name: 'takesText' | 'exclusive') =>
    setOptions((current) => current.map((one) => (one.id === option.id ? withFlag(one, name) : one)));
  return (
    <>
      {kind === 'ranking' ? null : (
        <label className="option-flag">
          <input
            type="checkbox"
            checked={option.takesText === true}
            disabled={!option.takesText && options.some(({ takesText }) => takesText)}
            onChange={() => flag('takesText')}
          />
          {say('options.takes-text')}
        </label>
      )}
      {kind === 'multiple' ? (
        <label className="option-flag">
          <input type="checkbox" checked={option.exclusive === true} onChange={() => flag('exclusive')} />
          {say('options.exclusive')}
        </label>
      ) : null}
    </>
  );
}

function withFlag(option: ChoiceOption, name: 'takesText' | 'exclusive'): ChoiceOption {
  const { [name]: was, ...rest } = option;
  return was ? rest : { ...rest, [name]: true };
}

function swapped<T>(list: readonly T[], a: number, b: number): readonly T[] {
  return list.map((item, index) => (index === a ? (list[b] ?? item) : index === b ? (list[a] ?? item) : item));
}
