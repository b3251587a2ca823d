import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { caseKinds } from '@voldaan/domain/complaints/case-event';
import { useState } from 'react';
import type { Unit } from '../../accounts/units/unit-requests.ts';
import { useOpenUnits } from '../../accounts/units/use-open-units.ts';
import { useSay } from '../../catalogue/text.tsx';
import { touchpointsQuery } from '../../touchpoints/touchpoint-requests.ts';
import { Button } from '../../ui/button.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Section } from '../../ui/section.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useRefusalToast } from '../../ui/use-refusal-toast.ts';
import { changeUnitRules, type UnitRule, unitRulesQuery } from './unit-rule-requests.ts';

const sources = ['form', 'widget', 'qr', 'mail', 'phone', 'answer', 'low_score', 'api', 'visit'] as const;

/** Which unit a new case goes to. Nothing in a company without units. */
export function UnitRuleSection() {
  const say = useSay();
  const units = useOpenUnits();
  const rules = useQuery(unitRulesQuery);
  if (units.length === 0) return null;
  return (
    <Section heading={say('unit-rules.heading')} note={say('unit-rules.note')}>
      <QueryView query={rules}>{(found) => <Rules rules={found.rules} units={units} />}</QueryView>
    </Section>
  );
}

type Props = Readonly<{ rules: readonly UnitRule[]; units: readonly Unit[] }>;

function Rules({ rules, units }: Props) {
  const say = useSay();
  const refuse = useRefusalToast();
  const queryClient = useQueryClient();
  const wordsOf = useRuleWords(units);
  const saving = useMutation({
    mutationFn: changeUnitRules,
    onSuccess: (saved) => queryClient.setQueryData(unitRulesQuery.queryKey, saved),
    onError: refuse,
  });
  return (
    <>
      {rules.length === 0 ? (
        <p className="muted">{say('unit-rules.none')}</p>
      ) : (
        <ol className="unit-rules">
          {rules.map((rule, place) => (
            <li key={JSON.stringify([place, rule])}>
              {wordsOf(rule)}{' '}
              <Button
                look="quiet"
                size="small"
                label={say('unit-rules.remove-named', { rule: wordsOf(rule) })}
                onPress={() => saving.mutate(rules.filter((other) => other !== rule))}
              >
                {say('people.remove')}
              </Button>
            </li>
          ))}
        </ol>
      )}
      <NewRule units={units} isPending={saving.isPending} onAdd={(rule) => saving.mutate([...rules, rule])} />
    </>
  );
}

function useRuleWords(units: readonly Unit[]): (rule: UnitRule) => string {
  const say = useSay();
  const touchpoints = useQuery(touchpointsQuery).data ?? [];
  return ({ unit_id, kind, source, touchpoint_id, about }) => {
    const parts = [
      say(kind === null ? 'unit-rules.any-kind' : `case-kind.${kind}`),
      ...(source === null ? [] : [say(`unit-rules.source.${source}`)]),
      ...(touchpoint_id === null ? [] : [touchpoints.find(({ id }) => id === touchpoint_id)?.name ?? '']),
      ...(about === '' ? [] : [say('unit-rules.about-words', { words: about })]),
    ];
    return `${parts.join(' · ')} → ${units.find(({ id }) => id === unit_id)?.name ?? ''}`;
  };
}

type NewProps = Readonly<{ units: readonly Unit[]; isPending: boolean; onAdd: (rule: UnitRule) => void }>;

function NewRule({ units, isPending, onAdd }: NewProps) {
  const say = useSay();
  const [rule, setRule] = useState<UnitRule>({
    ...{ unit_id: units[0]?.id ?? '', kind: null, source: null, touchpoint_id: null, about: '' },
  });
  const change = (part: Partial<UnitRule>) => setRule((current) => ({ ...current, ...part }));
  return (
    <div className="field-grid">
      <CaseFields rule={rule} change={change} />
      <SelectField
        className="span-4"
        label={say('unit-rules.goes-to')}
        value={rule.unit_id}
        options={units.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(unit_id) => change({ unit_id })}
      />
      <div className="row">
        <Button isPending={isPending} onPress={() => onAdd(rule)}>
          {say('unit-rules.add')}
        </Button>
      </div>
    </div>
  );
}

/** Which cases a rule is about. */
function CaseFields({ rule, change }: Readonly<{ rule: UnitRule; change: (part: Partial<UnitRule>) => void }>) {
  const say = useSay();
  const touchpoints = useQuery(touchpointsQuery).data ?? [];
  const any = { value: '', label: say('unit-rules.any') } as const;
  return (
    <>
      <SelectField
        className="span-3"
        label={say('cases.kind')}
        value={rule.kind ?? ''}
        options={[any, ...caseKinds.map((kind) => ({ value: kind, label: say(`case-kind.${kind}`) }))]}
        onChange={(kind) => change({ kind: kind || null })}
      />
      <SelectField
        className="span-3"
        label={say('unit-rules.source')}
        value={rule.source ?? ''}
        options={[any, ...sources.map((source) => ({ value: source, label: say(`unit-rules.source.${source}`) }))]}
        onChange={(source) => change({ source: source || null })}
      />
      <SelectField
        className="span-3"
        label={say('unit-rules.touchpoint')}
        value={rule.touchpoint_id ?? ''}
        options={[any, ...touchpoints.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={(id) => change({ touchpoint_id: id || null })}
      />
      <TextField
        className="span-3"
        label={say('unit-rules.about')}
        name="about"
        value={rule.about}
        onChange={(about) => change({ about })}
        lengthMax={200}
      />
    </>
  );
}
