import { useQueryClient } from '@tanstack/react-query';
import { type KeyScope, keyScopes } from '@voldaan/domain/accounts/key-scope';
import { useCallback, useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Tick } from '../ui/choice.tsx';
import { Form } from '../ui/form.tsx';
import { Message } from '../ui/message.tsx';
import { Section } from '../ui/section.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { Snippet } from '../ui/snippet.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { apiKeysQuery, type MadeApiKey, makeApiKey } from './api-key-requests.ts';

const lifetimes = ['90', '365', '730'] as const;
type Lifetime = (typeof lifetimes)[number];

/** A key for a program: what it is for, what it may do, and when it ends by itself. */
export function NewApiKey() {
  const say = useSay();
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly KeyScope[]>(['events:write']);
  const [days, setDays] = useState<Lifetime>('365');
  const [made, setMade] = useState<MadeApiKey>();
  const send = useCallback(async () => {
    setMade(await makeApiKey({ name, scopes: [...scopes], days: Number(days) }));
    setName('');
    await queryClient.invalidateQueries({ queryKey: apiKeysQuery.queryKey });
  }, [name, scopes, days, queryClient]);
  const submission = useSubmit(send);
  const tick = (scope: KeyScope, isSelected: boolean) =>
    setScopes((current) => keyScopes.filter((one) => (one === scope ? isSelected : current.includes(one))));
  return (
    <Section heading={say('api-keys.new')} note={say('api-keys.new-note')}>
      {made ? <KeyOnce made={made} /> : null}
      <Form submission={submission} className="field-grid">
        <TextField
          className="span-3"
          label={say('api-keys.name')}
          name="name"
          value={name}
          onChange={setName}
          hint={say('api-keys.name-hint')}
          error={submission.errorOf('name')}
          lengthMax={200}
          isRequired
        />
        <SelectField
          className="span-3"
          label={say('api-keys.lifetime')}
          value={days}
          options={lifetimes.map((value) => ({ value, label: say('api-keys.days', { days: Number(value) }) }))}
          onChange={setDays}
          hint={say('api-keys.lifetime-hint')}
        />
        <fieldset>
          <legend className="field-label">{say('api-keys.may')}</legend>
          {keyScopes.map((scope) => (
            <Tick key={scope} isSelected={scopes.includes(scope)} onChange={(isSelected) => tick(scope, isSelected)}>
              {say(`key-scope.${scope}`)}
              <small>
                <code>{scope}</code>
              </small>
            </Tick>
          ))}
        </fieldset>
        <div>
          <Button type="submit" look="primary" isPending={submission.isPending} isDisabled={scopes.length === 0}>
            {say('api-keys.make')}
          </Button>
        </div>
      </Form>
    </Section>
  );
}

/** The server keeps only a mark by which it recognises the key: here it stands for the first and last time. */
function KeyOnce({ made }: Readonly<{ made: MadeApiKey }>) {
  const say = useSay();
  return (
    <div role="status">
      <Message tone="ok">
        <p>
          <b>{say('api-keys.made', { name: made.name })}</b> {say('api-keys.key-once')}
        </p>
        <Snippet label={say('api-keys.key')} code={made.key} />
      </Message>
    </div>
  );
}
