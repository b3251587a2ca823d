import { contactPurposes } from '@voldaan/domain/studies/contact-request';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/section.tsx';
import { NumberField } from './number-field.tsx';
import { PointsTable } from './points-table.tsx';
import type { ContactRules } from './study-requests.ts';
import { Ticks } from './ticks.tsx';

type Budget = ContactRules['budget'];
type PointBudget = Budget['budgets'][number];
type Props = Readonly<{ budget: Budget; onChange: (budget: Budget) => void }>;

const budgetsMost = 20;
const daysMost = 730;
const pointsMost = 100_000;
const firstBudget = { days: 365, points: 40 };

/** Finer than the cap: what each way of asking weighs, and how much of it a customer bears for a purpose. */
export function BudgetFields({ budget, onChange }: Props) {
  const say = useSay();
  const { budgets } = budget;
  const setBudgets = (next: readonly PointBudget[]) => onChange({ ...budget, budgets: [...next] });
  const add = () => setBudgets([...budgets, { id: freeId(budgets), ...firstBudget }]);
  return (
    <Section
      label={say('contact-rules.points')}
      heading={say('contact-rules.points-heading', { count: budgets.length })}
      note={say('contact-rules.points-note')}
    >
      <PointsTable points={budget.points} onChange={(points) => onChange({ ...budget, points })} />
      {budgets.map((one, place) => (
        <BudgetOf
          key={one.id}
          budget={one}
          onChange={(next) => setBudgets(budgets.with(place, next))}
          onRemove={() => setBudgets(budgets.toSpliced(place, 1))}
        />
      ))}
      {budgets.length < budgetsMost ? (
        <p className="section-action">
          <Button size="small" onPress={add}>
            {say('contact-rules.add-budget')}
          </Button>
        </p>
      ) : null}
    </Section>
  );
}

type OfProps = Readonly<{ budget: PointBudget; onChange: (budget: PointBudget) => void; onRemove: () => void }>;

function BudgetOf({ budget, onChange, onRemove }: OfProps) {
  const say = useSay();
  const { purposes: _, ...general } = budget;
  return (
    <fieldset className="hairline step-form">
      <legend className="unseen">{say('contact-rules.budget', { name: budget.id })}</legend>
      <div className="field-pair">
        <NumberField
          label={say('contact-rules.budget-points')}
          name={`budget.${budget.id}.points`}
          value={budget.points}
          least={0}
          most={pointsMost}
          onChange={(points) => onChange({ ...budget, points })}
        />
        <NumberField
          label={say('contact-rules.days')}
          name={`budget.${budget.id}.days`}
          value={budget.days}
          least={1}
          most={daysMost}
          onChange={(days) => onChange({ ...budget, days })}
        />
      </div>
      <Ticks
        label={say('contact-rules.purposes')}
        offered={contactPurposes.map((purpose) => [purpose, say(`contact-purpose.${purpose}`)])}
        chosen={budget.purposes ?? []}
        onChange={(purposes) => onChange(purposes.length === 0 ? general : { ...budget, purposes: [...purposes] })}
      />
      <p>
        <Button size="small" onPress={onRemove}>
          {say('contact-rules.remove-budget')}
        </Button>
      </p>
    </fieldset>
  );
}

function freeId(budgets: readonly PointBudget[]): string {
  const taken = new Set(budgets.map(({ id }) => id));
  let number = budgets.length + 1;
  while (taken.has(`budget-${number}`)) number += 1;
  return `budget-${number}`;
}
