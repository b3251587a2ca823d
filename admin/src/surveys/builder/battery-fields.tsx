import type { Battery } from '@voldaan/domain/surveys/node/battery';
import type { RatingQuestion } from '@voldaan/domain/surveys/question/rating';
import type { ScaleId } from '@voldaan/domain/surveys/scale';
import { useSay } from '../../catalogue/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Toggle } from '../../ui/choice.tsx';
import { Icon } from '../../ui/icon.tsx';
import { freeIdsOf, newRating } from './new-part.ts';
import { OfferToggles, offersWith } from './offer-toggles.tsx';
import { PartSection } from './part-section.tsx';
import { RowActions } from './row-actions.tsx';
import { withScaleOnly } from './scale-roles.ts';
import { ScaleSelect } from './scale-select.tsx';
import { ScaleWords } from './scale-words.tsx';
import { SurveyTexts } from './survey-texts.tsx';
import { useBuilder } from './use-builder.ts';
import { useChangeItem } from './use-change-item.ts';

/** The rows, their one scale, and whether their order means something. */
export function BatteryFields({ battery }: Readonly<{ battery: Battery }>) {
  const say = useSay();
  const { draft } = useBuilder();
  const change = useChangeItem(battery);
  const [first] = battery.questions;
  const setRows = (edit: (rows: readonly RatingQuestion[]) => readonly RatingQuestion[], group?: string) =>
    change((current) => ({ ...current, questions: edit(current.questions) }), group);
  const add = () => {
    const id = freeIdsOf(draft.definition)('rating');
    setRows((rows) => [
      ...rows,
      { ...newRating(id, first?.scale), required: first?.required ?? false, ...offersOf(first) },
    ]);
  };
  return (
    <>
      <PartSection heading={say('battery.rows')}>
        <SurveyTexts
          caption={say('battery.rows')}
          fields={battery.questions.map((row, index) => ({
            name: `${row.id}.text`,
            label: say('battery.row', { number: index + 1 }),
            value: row.text,
            onChange: (text, group) =>
              setRows((rows) => rows.map((one) => (one.id === row.id ? { ...one, text } : one)), group),
            below: (
              <RowActions row={row} index={index} count={battery.questions.length} countMin={1} setRows={setRows} />
            ),
          }))}
        />
        <Button size="small" onPress={add}>
          <Icon name="plus" />
          {say('battery.add-row')}
        </Button>
      </PartSection>
      <PartSection heading={say('rating.scale-heading')}>
        <BatteryScale battery={battery} setRows={setRows} />
      </PartSection>
    </>
  );
}

type SetRows = (edit: (rows: readonly RatingQuestion[]) => readonly RatingQuestion[]) => void;

function BatteryScale({ battery, setRows }: Readonly<{ battery: Battery; setRows: SetRows }>) {
  const say = useSay();
  const change = useChangeItem(battery);
  const scale: ScaleId = battery.questions[0]?.scale ?? 'B10';
  const isRequired = battery.questions.every(({ required }) => required);
  return (
    <>
      <ScaleSelect value={scale} onChange={(next) => setRows((rows) => rows.map((row) => withScaleOnly(row, next)))} />
      <ScaleWords scale={scale} />
      <div className="toggles">
        <Toggle isSelected={battery.shuffled} onChange={(shuffled) => change((current) => ({ ...current, shuffled }))}>
          {say('battery.shuffled')}
        </Toggle>
        <Toggle
          isSelected={isRequired}
          onChange={(required) => setRows((rows) => rows.map((row) => ({ ...row, required })))}
        >
          {say('question.required')}
        </Toggle>
        <OfferToggles
          isOffered={(code) => battery.questions.every(({ offers }) => offers?.includes(code))}
          onChange={(code, isOffered) =>
            setRows((rows) => rows.map(({ offers, ...row }) => ({ ...row, ...offersWith(offers, code, isOffered) })))
          }
        />
      </div>
    </>
  );
}

function offersOf(row: RatingQuestion | undefined): Pick<RatingQuestion, 'offers'> {
  return row?.offers === undefined ? {} : { offers: row.offers };
}
