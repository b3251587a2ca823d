import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { languageNames, languages } from '@voldaan/domain/language';
import { useCallback, useState } from 'react';
import { useSay } from '../../catalogue/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Section } from '../../ui/section.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useRefusalToast } from '../../ui/use-refusal-toast.ts';
import { useSubmit } from '../../ui/use-submit.ts';
import { changeMacro, type Macro, type MacroWish, macrosQuery, makeMacro, removeMacro } from './macro-requests.ts';

/** The texts that the desk begins with, in the languages of its customers. */
export function MacroSection() {
  const say = useSay();
  const macros = useQuery(macrosQuery);
  const [open, setOpen] = useState<Macro | 'new'>();
  const close = () => setOpen(undefined);
  return (
    <Section heading={say('macro.heading')} note={say('macro.note')}>
      <QueryView query={macros}>
        {({ data, fields }) => (
          <>
            {data.length === 0 ? <p className="muted">{say('macro.none')}</p> : null}
            <ol className="profiles">
              {data.map((macro) => (
                <li key={macro.id}>
                  <MacroLine macro={macro} onChange={() => setOpen(macro)} />
                  {open !== 'new' && open?.id === macro.id ? (
                    <MacroForm macro={macro} fields={fields} onDone={close} />
                  ) : null}
                </li>
              ))}
            </ol>
            {open === 'new' ? (
              <MacroForm macro={undefined} fields={fields} onDone={close} />
            ) : (
              <Button onPress={() => setOpen('new')}>{say('macro.add')}</Button>
            )}
          </>
        )}
      </QueryView>
    </Section>
  );
}

function MacroLine({ macro, onChange }: Readonly<{ macro: Macro; onChange: () => void }>) {
  const say = useSay();
  const refuse = useRefusalToast();
  const queryClient = useQueryClient();
  const removing = useMutation({
    mutationFn: () => removeMacro(macro.id),
    onSuccess: (list) => queryClient.setQueryData(macrosQuery.queryKey, list),
    onError: refuse,
  });
  const { name, texts } = macro;
  const [first] = languages.flatMap((language) => {
    const text = texts[language];
    return text === undefined ? [] : [{ language, text }];
  });
  return (
    <>
      <p className="profile-name">
        <b>{name}</b>{' '}
        <span className="muted">
          {languages
            .filter((language) => texts[language] !== undefined)
            .map((language) => languageNames[language])
            .join(', ')}
        </span>
      </p>
      {first === undefined ? null : (
        <p className="meta macro-line" lang={first.language}>
          {first.text}
        </p>
      )}
      <p className="row">
        <Button look="quiet" size="small" label={`${say('profile.change')}: ${name}`} onPress={onChange}>
          {say('profile.change')}
        </Button>
        <Button
          look="quiet"
          size="small"
          label={`${say('profile.remove')}: ${name}`}
          isPending={removing.isPending}
          onPress={() => removing.mutate()}
        >
          {say('profile.remove')}
        </Button>
      </p>
    </>
  );
}

type FormProps = Readonly<{ macro: Macro | undefined; fields: readonly string[]; onDone: () => void }>;

function MacroForm({ macro, fields, onDone }: FormProps) {
  const say = useSay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const [wish, setWish] = useState<MacroWish>(() => ({ name: macro?.name ?? '', texts: macro?.texts ?? {} }));
  const send = useCallback(async () => {
    const list = macro === undefined ? await makeMacro(wish) : await changeMacro(macro.id, wish);
    queryClient.setQueryData(macrosQuery.queryKey, list);
    toast({ text: say('settings.saved') });
    onDone();
  }, [macro, wish, queryClient, toast, say, onDone]);
  const submission = useSubmit(send);
  return (
    <Form submission={submission} className="field-grid profile-form" fieldPrefix="macro.">
      <TextField
        className="span-6"
        label={say('macro.name')}
        name="macro.name"
        value={wish.name}
        onChange={(name) => setWish({ ...wish, name })}
        error={submission.errorOf('name')}
        lengthMax={100}
        isRequired
      />
      {languages.map((language) => (
        <TextField
          key={language}
          className="span-6"
          label={<span lang={language}>{languageNames[language]}</span>}
          name={`macro.texts.${language}`}
          value={wish.texts[language] ?? ''}
          onChange={(text) => setWish({ ...wish, texts: { ...wish.texts, [language]: text } })}
          error={submission.errorOf(`texts.${language}`)}
          rows={3}
          lengthMax={4000}
        />
      ))}
      <p className="hint span-6">
        {say('macro.fields')}{' '}
        {fields.map((field) => (
          <span key={field} className="macro-field">
            <code>{`{${field}}`}</code> {say(`macro-field.${readField(field)}`)}
          </span>
        ))}
      </p>
      <div className="row span-6">
        <Button type="submit" look="primary" isPending={submission.isPending}>
          {say('macro.save')}
        </Button>
        <Button onPress={onDone}>{say('ui.not-yet')}</Button>
      </div>
    </Form>
  );
}

const known = ['number', 'name', 'owner', 'company', 'promised', 'subject', 'today'] as const;

function readField(field: string) {
  return known.find((one) => one === field) ?? 'number';
}
