import { Link } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { readNumber } from '../studies/read-number.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { Section } from '../ui/section.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import type { FormCauses, FormHead, FormSearch, FormTraits, ImprovementWish } from './improvement-requests.ts';
import type { PlanEdit } from './plan-edit.ts';
import { OutcomeFields, WhatFields } from './plan-fields.tsx';
import { UnitFields } from './unit-fields.tsx';

type Props = Readonly<{
  form: Readonly<{ head: FormHead; traits: FormTraits; causes: FormCauses }>;
  first: PlanEdit;
  /** Whether the action has started: what it is measured by stays as it is. */
  isFixed: boolean;
  saveLabel: string;
  onChoose: (search: FormSearch) => void;
  onSave: (wish: ImprovementWish) => Promise<void>;
}>;

/** The plan of an action, to write down or to change. */
export function PlanForm({ form, first, isFixed, saveLabel, onChoose, onSave }: Props) {
  const say = useSay();
  const format = useFormat();
  const { head, traits, causes } = form;
  const [edit, setEdit] = useState(first);
  const change = (part: Partial<PlanEdit>) => setEdit((current) => ({ ...current, ...part }));
  const send = useCallback(
    () => onSave(wishOf(edit, { head, locale: format.locale })),
    [edit, head, format.locale, onSave],
  );
  const submission = useSubmit(send);
  const fields = { edit, change, errorOf: submission.errorOf };
  return (
    <Form submission={submission}>
      <Section heading={say('improvements.what')} note={say('improvements.what-note')}>
        <WhatFields {...fields} />
      </Section>
      {isFixed ? (
        <Section heading={say('improvements.fixed')}>
          <p>{say('improvements.fixed-text')}</p>
        </Section>
      ) : (
        <>
          <Section heading={say('improvements.outcome')} note={say('improvements.outcome-note')}>
            <OutcomeFields head={head} causes={causes} onChoose={onChoose} {...fields} />
          </Section>
          <Section heading={say('improvements.units')} note={say('improvements.units-note')}>
            <UnitFields traits={traits} {...fields} />
          </Section>
        </>
      )}
      <p className="row section-action">
        <Button type="submit" look="primary" isPending={submission.isPending}>
          {saveLabel}
        </Button>
        <Link className={buttonClass('quiet')} to="/improvements">
          {say('ui.not-yet')}
        </Link>
      </p>
    </Form>
  );
}

function wishOf(edit: PlanEdit, { head, locale }: Readonly<{ head: FormHead; locale: string }>): ImprovementWish {
  const worthwhile = readNumber(edit.worthwhile, locale) ?? 0;
  const cost = edit.cost === '' ? null : (readNumber(edit.cost, locale) ?? -1);
  return {
    ...edit,
    treated: [...edit.treated],
    comparison: [...edit.comparison],
    owner_id: edit.owner_id || null,
    cause_id: edit.cause_id || null,
    survey_id: head.survey.id,
    item: head.item.key,
    worthwhile: head.item.metric.kind === 'share' ? worthwhile / 100 : worthwhile,
    cost,
    currency: cost === null ? null : edit.currency,
  };
}
