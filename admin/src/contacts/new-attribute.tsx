import { useQueryClient } from '@tanstack/react-query';
import { type ContactAttributeKind, contactAttributeKinds } from '@voldaan/domain/contacts/customer';
import { dateOrderOf } from '@voldaan/domain/contacts/read-date';
import { useCallback, useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { type Attribute, attributesQuery, makeAttribute } from './customer-requests.ts';

type Props = Readonly<{
  /** What the column is called in the file. */
  heading: string;
  samples: readonly string[];
  onClose: () => void;
  onMade: (attribute: Attribute) => void;
}>;

/** Names a column of a file as an attribute of the workspace, where the need for it is seen. */
export function NewAttribute({ heading, samples, onClose, onMade }: Props) {
  const say = useSay();
  const queryClient = useQueryClient();
  const [name, setName] = useState(heading);
  const [kind, setKind] = useState<ContactAttributeKind>(() => likelyKind(samples));
  const [choices, setChoices] = useState(() => [...new Set(samples.filter((sample) => sample !== ''))].join('\n'));
  const make = useCallback(async () => {
    const values = choices
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const made = await makeAttribute({ name, kind, ...(kind === 'choice' ? { choices: values } : {}) });
    await queryClient.invalidateQueries({ queryKey: attributesQuery.queryKey });
    onMade(made);
  }, [choices, kind, name, onMade, queryClient]);
  const submission = useSubmit(make);
  return (
    <Dialog isOpen onClose={onClose} heading={say('import.new-attribute')}>
      <Form submission={submission}>
        <TextField
          label={say('account.name')}
          name="name"
          value={name}
          onChange={setName}
          error={submission.errorOf('name')}
        />
        <SelectField
          label={say('attributes.kind')}
          value={kind}
          options={contactAttributeKinds.map((offered) => ({
            value: offered,
            label: say(`attribute-kind.${offered}`),
          }))}
          onChange={setKind}
        />
        {kind === 'choice' ? (
          <TextField
            label={say('attributes.choices')}
            name="choices"
            rows={5}
            value={choices}
            onChange={setChoices}
            error={submission.errorOf('choices')}
            hint={say('attributes.choices-hint')}
          />
        ) : null}
        <div className="row dialog-actions">
          <Button type="submit" look="primary" isPending={submission.isPending} isDisabled={name.trim() === ''}>
            {say('attributes.add')}
          </Button>
          <Button look="quiet" onPress={onClose}>
            {say('ui.close')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

/** What the values look like; text takes everything. */
function likelyKind(samples: readonly string[]): ContactAttributeKind {
  const filled = samples.map((sample) => sample.trim()).filter((sample) => sample !== '');
  if (filled.length === 0) return 'text';
  if (filled.some((sample) => dateOrderOf(sample) !== undefined)) return 'date';
  return filled.every((sample) => /^-?\d[\d., ]*$/.test(sample)) ? 'number' : 'text';
}
