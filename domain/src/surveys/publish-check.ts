import { Refusal } from '../refusal.ts';
import { conditionFaults } from './condition-faults.ts';
import { measureFaults } from './measure-faults.ts';
import type { PublishFault } from './publish-fault.ts';
import { structureFaults } from './structure-faults.ts';
import type { SurveyDefinition } from './survey-definition.ts';
import { textFaults } from './text-faults.ts';

/**
 * Everything that keeps a survey of the right shape from going to customers: a text that is missing in one of its
 * languages, a merge field that nothing fills, a condition on a page that comes later, a norm for another metric than the
 * survey measures. `attributes` are the keys of what the company keeps of its customers, where that is known.
 */
export function publishFaults(definition: SurveyDefinition, attributes?: readonly string[]): readonly PublishFault[] {
  return [
    ...textFaults(definition, attributes),
    ...conditionFaults(definition),
    ...structureFaults(definition),
    ...measureFaults(definition),
  ];
}

/** Refuses a survey that is not ready, with the first reason. */
export function checkPublishable(definition: SurveyDefinition, attributes?: readonly string[]): void {
  const [fault] = publishFaults(definition, attributes);
  if (fault === undefined) return;
  const { code, pointer, values } = fault;
  throw new Refusal(code, values === undefined ? { pointer } : { pointer, values });
}
