import type { ConsentQuestion } from '@voldaan/domain/surveys/question/consent';
import { Group } from './group.tsx';
import type { QuestionProps } from './question-props.ts';
import { YesNoKeys } from './yes-no.tsx';

/** A permission is given or refused, both by a press of the same size; it is never a box that was ticked before. */
export function Consent(props: QuestionProps<ConsentQuestion>) {
  return (
    <Group {...props}>
      <YesNoKeys {...props} codes={['yes', 'no']} />
    </Group>
  );
}
