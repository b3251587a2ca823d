import type { Thanks, ThanksVariant } from '@voldaan/domain/surveys/survey-definition';
import { useSay } from '../../catalogue/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useToast } from '../../ui/toast.tsx';
import { firstCondition } from './condition.ts';
import { ConditionEditor } from './condition-editor.tsx';
import { PartFindings } from './part-findings.tsx';
import { PartHeading, PartSection } from './part-section.tsx';
import { SurveyTexts } from './survey-texts.tsx';
import { useBuilder } from './use-builder.ts';

/** What the customer reads last: one text for everybody, and others for those of whom something is true. */
export function ThanksPart() {
  const say = useSay();
  const { definition, change } = useBuilder().draft;
  const variants = definition.thanks.variants ?? [];
  const changeThanks = (edit: (thanks: Thanks) => Thanks, group?: string) =>
    change((current) => ({ ...current, thanks: edit(current.thanks) }), group);
  const add = () =>
    changeThanks((thanks) => ({
      ...thanks,
      variants: [
        ...(thanks.variants ?? []),
        { id: freeVariantId(thanks), when: firstCondition(definition), heading: {}, text: {} },
      ],
    }));
  return (
    <>
      <PartHeading note={say('editor.thanks-note')}>{say('editor.thanks')}</PartHeading>
      <SurveyTexts
        caption={say('editor.thanks')}
        fields={[
          {
            name: 'thanks.heading',
            label: say('editor.thanks-heading'),
            value: definition.thanks.heading,
            onChange: (heading, group) => changeThanks((thanks) => ({ ...thanks, heading }), group),
          },
          {
            name: 'thanks.text',
            label: say('editor.thanks-text'),
            value: definition.thanks.text,
            isLong: true,
            onChange: (text, group) => changeThanks((thanks) => ({ ...thanks, text }), group),
          },
        ]}
      />
      {variants.map((variant, index) => (
        <Variant key={variant.id} variant={variant} number={index + 1} changeThanks={changeThanks} />
      ))}
      <p className="section-action">
        <Button size="small" onPress={add}>
          <Icon name="plus" />
          {say('thanks.add-variant')}
        </Button>
      </p>
      <PartFindings part="thanks" />
    </>
  );
}

type VariantProps = Readonly<{
  variant: ThanksVariant;
  number: number;
  changeThanks: (edit: (thanks: Thanks) => Thanks, group?: string) => void;
}>;

function Variant({ variant, number, changeThanks }: VariantProps) {
  const say = useSay();
  const toast = useToast();
  const { draft } = useBuilder();
  const edit = (part: Partial<ThanksVariant>, group?: string) =>
    changeThanks((thanks) => withVariant(thanks, variant.id, { ...variant, ...part }), group);
  const remove = () => {
    changeThanks((thanks) => withVariant(thanks, variant.id, undefined));
    toast({ text: say('part.removed'), undo: draft.undo });
  };
  return (
    <PartSection
      heading={say('thanks.variant', { number })}
      actions={
        <Button size="small" look="quiet" onPress={remove}>
          {say('part.remove')}
        </Button>
      }
    >
      <ConditionEditor
        when={variant.when}
        lead={say('condition.show-variant')}
        onChange={(when) => edit({ when }, `thanks.${variant.id}.when`)}
      />
      <SurveyTexts
        caption={say('thanks.variant', { number })}
        fields={[
          {
            name: `thanks.${variant.id}.heading`,
            label: say('editor.thanks-heading'),
            value: variant.heading,
            onChange: (heading, group) => edit({ heading }, group),
          },
          {
            name: `thanks.${variant.id}.text`,
            label: say('editor.thanks-text'),
            value: variant.text,
            isLong: true,
            onChange: (text, group) => edit({ text }, group),
          },
        ]}
      />
    </PartSection>
  );
}

/** Thanks with one variant changed, or without it; without any, the list itself goes. */
function withVariant(thanks: Thanks, id: string, next: ThanksVariant | undefined): Thanks {
  const { variants = [], ...rest } = thanks;
  const kept = variants.flatMap((variant) => (variant.id === id ? (next ? [next] : []) : [variant]));
  return kept.length === 0 ? rest : { ...rest, variants: kept };
}

function freeVariantId(thanks: Thanks): string {
  const taken = new Set(thanks.variants?.map(({ id }) => id));
  let count = taken.size + 1;
  while (taken.has(`thanks_${count}`)) count += 1;
  return `thanks_${count}`;
}
