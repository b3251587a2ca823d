import { labelOf, type ScaleId, scales, scoresOf } from '@voldaan/domain/surveys/scale';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { LinkButton } from '../ui/button.tsx';

type Props = Readonly<{
  scale: ScaleId;
  /** What the mark answers, in the words that customers know. */
  question: string;
  value: number | null;
  onChange: (mark: number | null) => void;
  error: string | undefined;
}>;

/** The mark by thumb: every score a field of its own, large enough for a phone in one hand. */
export function MarkChoice({ scale, question, value, onChange, error }: Props) {
  const say = useSay();
  const { locale } = useFormat();
  const { minimum, maximum } = scales[scale];
  const ends = [minimum, maximum].map((score) => {
    const words = labelOf(scales[scale], score, locale);
    return words === '' ? '' : `${score} = ${words}`;
  });
  return (
    <RadioGroup
      className="mark-choice"
      value={value === null ? null : String(value)}
      onChange={(chosen) => onChange(Number(chosen))}
      isInvalid={error !== undefined}
    >
      <Label className="field-label">{say('visits.mark')}</Label>
      {question === '' ? null : <p className="serif visit-question">{question}</p>}
      <p className="hint">
        {say('visits.mark-hint')} {ends.filter((part) => part !== '').join(' · ')}
      </p>
      <div className="marks">
        {scoresOf(scales[scale]).map((score) => (
          <Radio key={score} value={String(score)} className="mark">
            {score}
          </Radio>
        ))}
      </div>
      {value === null ? null : <LinkButton onPress={() => onChange(null)}>{say('visits.mark-none')}</LinkButton>}
      {error === undefined ? null : <p className="field-error">{error}</p>}
    </RadioGroup>
  );
}
