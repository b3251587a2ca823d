import { type OffScaleAnswer, offScaleAnswers } from '@voldaan/domain/surveys/answers';
import { useSay } from '../../catalogue/text.tsx';
import { Toggle } from '../../ui/choice.tsx';

type Offering = Readonly<{ offers?: readonly OffScaleAnswer[] }>;

type Props = Readonly<{
  isOffered: (code: OffScaleAnswer) => boolean;
  onChange: (code: OffScaleAnswer, isOffered: boolean) => void;
}>;

/** What may be answered beside the scale or the list, a switch for each. */
export function OfferToggles({ isOffered, onChange }: Props) {
  const say = useSay();
  return offScaleAnswers.map((code) => (
    <Toggle key={code} isSelected={isOffered(code)} onChange={(isOn) => onChange(code, isOn)}>
      {say(code === '~dont_know' ? 'question.offers-dont-know' : 'question.offers-not-applicable')}
    </Toggle>
  ));
}

/** Spread into a question in place of its offers: in their fixed order, and no list where nothing is offered. */
export function offersWith(
  offers: readonly OffScaleAnswer[] | undefined,
  code: OffScaleAnswer,
  isOffered: boolean,
): Offering {
  const next = offScaleAnswers.filter((known) => (known === code ? isOffered : offers?.includes(known) === true));
  return next.length === 0 ? {} : { offers: next };
}
