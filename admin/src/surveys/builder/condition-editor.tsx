import type { Question } from '@voldaan/domain/surveys/question/question';
import { useState } from 'react';
import { useSay } from '../../catalogue/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { type Condition, firstTerm, readCondition, type Term, writeCondition } from './condition.ts';
import { ConditionSource } from './condition-source.tsx';
import { ConditionTerm } from './condition-term.tsx';
import { earlierQuestions } from './earlier-questions.ts';
import { useBuilder } from './use-builder.ts';

type Props = Readonly<{ when: string; lead: string; onChange: (when: string) => void; onRemove?: () => void }>;

/** A condition in plain sentences. What the pickers cannot say stands there as text, with its fault. */
export function ConditionEditor({ when, lead, onChange, onRemove }: Props) {
  const say = useSay();
  const { draft, selected } = useBuilder();
  const [wantsText, setWantsText] = useState(false);
  const condition = readCondition(when);
  const questions = earlierQuestions(draft.definition, selected);
  const write = (next: Condition) => onChange(writeCondition(next, draft.definition));
  return (
    <div className="condition">
      <p className="sentence-lead">{lead}</p>
      {condition === undefined || wantsText ? (
        <ConditionSource when={when} onChange={onChange} questions={questions} />
      ) : (
        <ConditionTerms condition={condition} questions={questions} onChange={write} />
      )}
      <p className="condition-actions">
        {condition === undefined || wantsText ? null : (
          <AddTerm questions={questions} onAdd={(term) => write({ ...condition, terms: [...condition.terms, term] })} />
        )}
        {condition === undefined ? null : (
          <LinkButton onPress={() => setWantsText(!wantsText)}>
            {say(wantsText ? 'condition.as-sentences' : 'condition.as-text')}
          </LinkButton>
        )}
        {onRemove ? <LinkButton onPress={onRemove}>{say('condition.remove')}</LinkButton> : null}
      </p>
    </div>
  );
}

type TermsProps = Readonly<{
  condition: Condition;
  questions: readonly Question[];
  onChange: (condition: Condition) => void;
}>;

function ConditionTerms({ condition, questions, onChange }: TermsProps) {
  const say = useSay();
  const { join, terms } = condition;
  const replace = (index: number, next: readonly Term[]) =>
    onChange({ join, terms: [...terms.slice(0, index), ...next, ...terms.slice(index + 1)] });
  return (
    <ul className="sentences">
      {terms.map((term, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a statement has no name but its place
        <li key={index} className="sentence">
          {index === 0 ? null : (
            <SelectField
              isQuiet
              label={say('condition.join')}
              value={join}
              options={[
                { value: 'and', label: say('condition.and') },
                { value: 'or', label: say('condition.or') },
              ]}
              onChange={(chosen) => onChange({ join: chosen, terms })}
            />
          )}
          <ConditionTerm term={term} questions={questions} onChange={(next) => replace(index, [next])} />
          {terms.length > 1 ? (
            <Button
              size="small"
              look="quiet"
              label={say('condition.remove-term', { number: index + 1 })}
              onPress={() => replace(index, [])}
            >
              <Icon name="cross" />
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function AddTerm({ questions, onAdd }: Readonly<{ questions: readonly Question[]; onAdd: (term: Term) => void }>) {
  const say = useSay();
  const [first] = questions;
  if (first === undefined) return null;
  return (
    <Button size="small" onPress={() => onAdd(firstTerm(first))}>
      <Icon name="plus" />
      {say('condition.add-term')}
    </Button>
  );
}
