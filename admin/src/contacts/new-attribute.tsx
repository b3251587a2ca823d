import { useQueryClient } from '@tanstack/react-query';
import type { ContactAttributeKind } from '@voldaan/domain/contacts/customer';
import { dateOrderOf } from '@voldaan/domain/contacts/read-date';
import { useCallback, useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { type AttributeEdit, AttributeEditFields, choicesOf } from './attribute-edit-fields.tsx';
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
  const [edit, setEdit] = useState<AttributeEdit>(() => ({
    name: heading,
    kind: likelyKind(samples),
    choices: [...new Set(samples.filter((sample) => sample !== ''))].join('\n'),
  }));
  const make = useCallback(async () => {
    const made = await makeAttribute({ name: edit.name, kind: edit.kind, ...choicesOf(edit) });
    await queryClient.invalidateQueries({ queryKey: attributesQuery.queryKey });
    onMade(made);
  }, [edit, onMade, queryClient]);
  const submission = useSubmit(make);
  return (
    <Dialog isOpen onClose={onClose} heading={say('import.new-attribute')}>
      <Form submission={submission}>
        <AttributeEditFields edit={edit} onChange={setEdit} errorOf={submission.errorOf} />
        <div className="row dialog-actions">
          <Button type="submit" look="primary" isPending={submission.isPending} isDisabled={edit.name.trim() === ''}>
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
