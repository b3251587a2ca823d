import type { MetricRole, RatingQuestion, Touchpoint } from '@voldaan/domain/surveys/question/rating';
import type { ScaleId } from '@voldaan/domain/surveys/scale';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { useSay } from '../../catalogue/text.tsx';
import { Toggle } from '../../ui/choice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { AttributeField } from './attribute-field.tsx';
import { OfferToggles, offersWith } from './offer-toggles.tsx';
import { PartSection } from './part-section.tsx';
import { normRoles, rolesOf, withScale } from './scale-roles.ts';
import { ScaleSelect } from './scale-select.tsx';
import { ScaleWords } from './scale-words.tsx';
import { changeItem, keyOf } from './tree.ts';
import { useBuilder } from './use-builder.ts';
import { useChangeItem } from './use-change-item.ts';
import { newestVersionOf } from './use-trend.ts';

type Props = Readonly<{ rating: RatingQuestion; isOpening: boolean }>;

/** The scale with its words, what the answer counts for, and what may be answered beside the scale. */
export function RatingFields({ rating, isOpening }: Props) {
  const say = useSay();
  return (
    <>
      <PartSection heading={say('rating.scale-heading')}>
        <ScaleFields rating={rating} isOpening={isOpening} />
      </PartSection>
      <PartSection heading={say('rating.meaning')}>
        <MeaningFields rating={rating} isOpening={isOpening} />
      </PartSection>
    </>
  );
}

function ScaleFields({ rating, isOpening }: Props) {
  const say = useSay();
  const { survey, draft } = useBuilder();
  const change = useChangeItem(rating);
  const newest = newestVersionOf(survey);
  const choose = (scale: ScaleId) => draft.change((current) => withNewScale(current, rating, { scale, isOpening }));
  return (
    <>
      <ScaleSelect
        value={rating.scale}
        onChange={choose}
        {...(newest > 0 ? { hint: say('trend.scale-hint', { number: newest }) } : {})}
      />
      <ScaleWords scale={rating.scale} />
      <div className="toggles">
        {rating.scale === 'B10' ? (
          <Toggle
            isSelected={rating.halfSteps === true}
            onChange={(halfSteps) => change((current) => withFlag(current, 'halfSteps', halfSteps))}
          >
            {say('rating.half-steps')}
          </Toggle>
        ) : null}
        <Toggle isSelected={rating.required} onChange={(required) => change((current) => ({ ...current, required }))}>
          {say('question.required')}
        </Toggle>
        <OfferToggles
          isOffered={(code) => rating.offers?.includes(code) === true}
          onChange={(code, isOffered) =>
            change(({ offers, ...rest }) => ({ ...rest, ...offersWith(offers, code, isOffered) }))
          }
        />
      </div>
    </>
  );
}

function MeaningFields({ rating, isOpening }: Props) {
  const say = useSay();
  const { draft } = useBuilder();
  const change = useChangeItem(rating);
  const setRole = (role: MetricRole) =>
    draft.change((current) => {
      const next = changeItem(current, keyOf(rating), (item) => (item.kind === 'rating' ? { ...item, role } : item));
      return isOpening ? withNormOf(next, role) : next;
    });
  return (
    <div className="field-grid">
      <SelectField
        className="span-3"
        label={say('rating.role')}
        value={rating.role}
        options={rolesOf(rating.scale).map((role) => ({ value: role, label: say(`metric-role.${role}`) }))}
        onChange={setRole}
      />
      <SelectField
        className="span-3"
        label={say('rating.touchpoint')}
        value={rating.touchpoint ?? 'none'}
        options={touchpoints.map((value) => ({ value, label: say(`touchpoint.${value}`) }))}
        onChange={(value) =>
          change(({ touchpoint: _, ...rest }) => (value === 'none' ? rest : { ...rest, touchpoint: value }))
        }
      />
      <AttributeField rating={rating} />
      <SelectField
        className="span-3"
        label={say('rating.direction')}
        value={rating.direction ?? 'higher-is-better'}
        options={directions.map((value) => ({ value, label: say(`direction.${value}`) }))}
        onChange={(value) =>
          change(({ direction: _, ...rest }) => (value === 'higher-is-better' ? rest : { ...rest, direction: value }))
        }
      />
    </div>
  );
}

const touchpoints: readonly (Touchpoint | 'none')[] = ['none', 'before', 'during', 'after'];
const directions = ['higher-is-better', 'lower-is-better'] as const;

/** Another scale may not count for the metric that it was chosen for; the survey's norm goes with its opening. */
function withNewScale(
  definition: SurveyDefinition,
  rating: RatingQuestion,
  { scale, isOpening }: Readonly<{ scale: ScaleId; isOpening: boolean }>,
): SurveyDefinition {
  const next = withScale(rating, scale, isOpening);
  const changed = changeItem(definition, keyOf(rating), () => next);
  return isOpening ? withNormOf(changed, next.role) : changed;
}

function withNormOf(definition: SurveyDefinition, role: MetricRole): SurveyDefinition {
  const norm = normRoles.find((known) => known.role === role);
  return norm === undefined || definition.norm.role === role ? definition : { ...definition, norm };
}

function withFlag(rating: RatingQuestion, name: 'halfSteps', isOn: boolean): RatingQuestion {
  const { [name]: _, ...rest } = rating;
  return isOn ? { ...rest, [name]: true } : rest;
}
