import { useQueryClient } from '@tanstack/react-query';
import { type Language, languageNames, languages } from '@voldaan/domain/language';
import { useCallback, useState } from 'react';
import { useMe } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { Form } from '../ui/form.tsx';
import { Section } from '../ui/section.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { Snippet } from '../ui/snippet.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { type AlertChannelMade, channelsQuery, makeChannel } from './alert-requests.ts';

const kinds = ['slack', 'teams', 'webhook'] as const;
type Kind = (typeof kinds)[number];

/** A channel is named with its address, which is not shown again. */
export function NewChannel() {
  const say = useSay();
  const toast = useToast();
  const { workspace } = useMe();
  const queryClient = useQueryClient();
  const [kind, setKind] = useState<Kind>('slack');
  const [name, setName] = useState('');
  const [url, setUrl] = useState('');
  const [language, setLanguage] = useState<Language>(workspace.language);
  const [made, setMade] = useState<AlertChannelMade>();
  const send = useCallback(async () => {
    const channel = await makeChannel({ kind, name, url, language });
    setMade(channel);
    setName('');
    setUrl('');
    toast({ text: say('alerts.channel-made', { name: channel.name }) });
    await queryClient.invalidateQueries({ queryKey: channelsQuery.queryKey });
  }, [kind, name, url, language, queryClient, toast, say]);
  const submission = useSubmit(send);
  return (
    <Section heading={say('alerts.channel-new')} note={say('alerts.channel-new-note')}>
      {made?.secret ? <Secret name={made.name} secret={made.secret} /> : null}
      <Form submission={submission} className="field-grid">
        <KindChoice kind={kind} onChange={setKind} />
        <TextField
          label={say('alerts.channel-name')}
          name="name"
          value={name}
          onChange={setName}
          error={submission.errorOf('name')}
          lengthMax={100}
          isRequired
        />
        <TextField
          label={say('alerts.channel-url')}
          name="url"
          value={url}
          onChange={setUrl}
          hint={say('alerts.channel-url-hint')}
          error={submission.errorOf('url')}
          autoComplete="off"
          lengthMax={2000}
          isRequired
        />
        <SelectField
          label={say('alerts.channel-language')}
          value={language}
          options={languages.map((one) => ({ value: one, label: languageNames[one], lang: one }))}
          onChange={setLanguage}
        />
        <p className="row">
          <Button type="submit" look="primary" isPending={submission.isPending}>
            {say('alerts.channel-add')}
          </Button>
        </p>
      </Form>
    </Section>
  );
}

/** Shown this once. */
function Secret({ name, secret }: Readonly<{ name: string; secret: string }>) {
  const say = useSay();
  return (
    <div className="stack">
      <p>{say('alerts.secret', { name })}</p>
      <Snippet label={say('alerts.secret-label')} code={secret} />
    </div>
  );
}

function KindChoice({ kind, onChange }: Readonly<{ kind: Kind; onChange: (kind: Kind) => void }>) {
  const say = useSay();
  return (
    <Choice
      label={say('alerts.channel-kind')}
      value={kind}
      options={kinds.map((one) => ({
        value: one,
        label: say(`alerts.channel-kind.${one}`),
        detail: say(`alerts.channel-kind.${one}-detail`),
      }))}
      onChange={onChange}
    />
  );
}
