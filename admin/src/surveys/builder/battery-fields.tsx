import { type OffScaleAnswer, offScaleAnswers } from '@voldaan/domain/surveys/answers';
import type { Battery } from '@voldaan/domain/surveys/node/battery';
import type { RatingQuestion } from '@voldaan/domain/surveys/question/rating';
import { type ScaleId, scaleIds } from '@voldaan/domain/surveys/scale';
import { useSay } from '../../catalogue/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Toggle } from '../../ui/choice.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { freeIdsOf, newRating } from './new-part.ts';
import { PartSection } from './part-section.tsx';
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
            below: <RowActions battery={battery} row={row} index={index} setRows={setRows} />,
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
  const offers = (code: OffScaleAnswer) => battery.questions.every((row) => row.offers?.includes(code));
  return (
    <>
      <SelectField
        className="scale-select"
        label={say('rating.scale')}
        value={scale}
        options={scaleIds.map((id) => ({ value: id, label: `${say(`scale.${id}`)}, ${say(`scale-about.${id}`)}` }))}
        onChange={(next) => setRows((rows) => rows.map((row) => ({ ...row, scale: next, role: 'none' })))}
      />
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
        {offScaleAnswers.map((code) => (
          <Toggle
            key={code}
            isSelected={offers(code)}
            onChange={(isOffered) => setRows((rows) => rows.map((row) => withOffer(row, code, isOffered)))}
          >
            {say(code === '~dont_know' ? 'question.offers-dont-know' : 'question.offers-not-applicable')}
          </Toggle>
        ))}
      </div>
    </>
  );
}

type RowProps = Readonly<{ battery: Battery; row: RatingQuestion; index: number; setRows: SetRows }>;

function RowActions({ battery, row, index, setRows }: RowProps) {
  const say = useSay();
  const toast = useToast();
  const { draft, announce } = useBuilder();
  const number = index + 1;
  const count = battery.questions.length;
  const move = (step: 1 | -1) => {
    setRows((rows) => {
      const others = rows.filter(({ id }) => id !== row.id);
      return [...others.slice(0, index + step), row, ...others.slice(index + step)];
    });
    announce(say('options.moved', { place: number + step, count }));
  };
  const remove = () => {
    setRows((rows) => rows.filter(({ id }) => id !== row.id));
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
        isDisabled={number === count}
        label={say('options.down', { number })}
        onPress={() => move(1)}
      >
        {say('part.down')}
      </Button>
      <Button
        size="small"
        look="quiet"
        isDisabled={count <= 1}
        label={say('options.remove', { number })}
        onPress={remove}
      >
        {say('part.remove')}
      </Button>
    </span>
  );
}

function withOffer(row: RatingQuestion, code: OffScaleAnswer, isOffered: boolean): RatingQuestion {
  const { offers = [], ...rest } = row;
  const next = offScaleAnswers.filter((known) => (known === code ? isOffered : offers.includes(known)));
  return next.length === 0 ? rest : { ...rest, offers: next };
}

function offersOf(row: RatingQuestion | undefined): Pick<RatingQuestion, 'offers'> {
  return row?.offers === undefined ? {} : { offers: row.offers };
}
