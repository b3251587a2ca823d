import type { Pair } from '@voldaan/domain/surveys/node/pair';
import { useSay } from '../../catalogue/text.tsx';
import { Toggle } from '../../ui/choice.tsx';
import { PartSection } from './part-section.tsx';
import { withScaleOnly } from './scale-roles.ts';
import { ScaleSelect } from './scale-select.tsx';
import { ScaleWords } from './scale-words.tsx';
import { SurveyTexts } from './survey-texts.tsx';
import { useChangeItem } from './use-change-item.ts';

const sides = ['expected', 'experienced'] as const;

/** The two sides and their one scale: a gap is the difference of two marks on the same ruler. */
export function PairFields({ pair }: Readonly<{ pair: Pair }>) {
  const say = useSay();
  const change = useChangeItem(pair);
  const both = (edit: (side: Pair['expected']) => Pair['expected']) =>
    change((current) => ({ ...current, expected: edit(current.expected), experienced: edit(current.experienced) }));
  return (
    <>
      <PartSection heading={say('pair.sides')} note={say('pair.note')}>
        <SurveyTexts
          caption={say('pair.sides')}
          fields={sides.map((side) => ({
            name: `${pair[side].id}.text`,
            label: say(`pair.${side}`),
            value: pair[side].text,
            isLong: true,
            onChange: (text, group) => change((current) => ({ ...current, [side]: { ...current[side], text } }), group),
          }))}
        />
      </PartSection>
      <PartSection heading={say('rating.scale-heading')}>
        <ScaleSelect value={pair.expected.scale} onChange={(scale) => both((side) => withScaleOnly(side, scale))} />
        <ScaleWords scale={pair.expected.scale} />
        <div className="toggles">
          <Toggle
            isSelected={pair.expected.required && pair.experienced.required}
            onChange={(required) => both((side) => ({ ...side, required }))}
          >
            {say('question.required')}
          </Toggle>
        </div>
      </PartSection>
    </>
  );
}
