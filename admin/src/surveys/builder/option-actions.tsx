import type { ChoiceOption } from '@voldaan/domain/surveys/question/choice-option';
import type { QuestionKind } from '@voldaan/domain/surveys/question/question';
import { useSay } from '../../catalogue/text.tsx';
import { RowActions } from './row-actions.tsx';

type Props = Readonly<{
  question: Readonly<{ kind: QuestionKind; options: readonly ChoiceOption[] }>;
  option: ChoiceOption;
  index: number;
  setOptions: (edit: (options: readonly ChoiceOption[]) => readonly ChoiceOption[]) => void;
}>;

const optionsMin = 2;

/** Up, down, away, and whether this answer takes words or excludes the others. */
export function OptionActions({ question, option, index, setOptions }: Props) {
  return (
    <RowActions row={option} index={index} count={question.options.length} countMin={optionsMin} setRows={setOptions}>
      <OptionFlags question={question} option={option} setOptions={setOptions} />
    </RowActions>
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
