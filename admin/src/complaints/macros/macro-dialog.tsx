import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useSay } from '../../catalogue/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { type FilledMacro, filledMacrosQuery } from './macro-requests.ts';

type Props = Readonly<{ caseId: string; isOpen: boolean; onClose: () => void; onInsert: (text: string) => void }>;

/** A standard text, filled in for this case, read before it is put into the note. */
export function MacroDialog({ caseId, isOpen, onClose, onInsert }: Props) {
  const say = useSay();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} heading={say('macro.insert-heading')}>
      <Offered
        caseId={caseId}
        onClose={onClose}
        onInsert={(text) => {
          onInsert(text);
          onClose();
        }}
      />
    </Dialog>
  );
}

function Offered({ caseId, onClose, onInsert }: Omit<Props, 'isOpen'>) {
  const say = useSay();
  const macros = useQuery(filledMacrosQuery(caseId));
  return (
    <QueryView query={macros}>
      {({ data }) =>
        data.length === 0 ? (
          <>
            <p>{say('macro.none-here')}</p>
            <div className="row dialog-actions">
              <Button onPress={onClose}>{say('ui.close')}</Button>
            </div>
          </>
        ) : (
          <Choose macros={data} onClose={onClose} onInsert={onInsert} />
        )
      }
    </QueryView>
  );
}

type ChooseProps = Readonly<{
  macros: readonly FilledMacro[];
  onClose: () => void;
  onInsert: (text: string) => void;
}>;

function Choose({ macros, onClose, onInsert }: ChooseProps) {
  const say = useSay();
  const [id, setId] = useState(macros[0]?.id ?? '');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('select')?.focus(), []);
  const chosen = macros.find((macro) => macro.id === id) ?? macros[0];
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        onInsert(chosen?.text ?? '');
      }}
      onKeyDown={(event) => {
        // In a select Enter opens the list in some browsers and does nothing in others; here it takes what is chosen.
        if (event.key !== 'Enter' || !(event.target instanceof HTMLSelectElement)) return;
        event.preventDefault();
        onInsert(chosen?.text ?? '');
      }}
    >
      <SelectField
        label={say('macro.which')}
        value={id}
        options={macros.map((macro) => ({ value: macro.id, label: macro.name }))}
        onChange={setId}
      />
      <blockquote className="quote macro-shown" lang={chosen?.language}>
        {chosen?.text}
      </blockquote>
      {chosen !== undefined && chosen.missing.length > 0 ? (
        <p className="hint">{say('macro.missing', { fields: chosen.missing.map((one) => `{${one}}`).join(', ') })}</p>
      ) : null}
      <div className="row dialog-actions">
        <Button type="submit" look="primary">
          {say('macro.insert')}
        </Button>
        <Button onPress={onClose}>{say('ui.not-yet')}</Button>
      </div>
    </form>
  );
}
