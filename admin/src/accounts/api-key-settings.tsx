import './people.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { isKeyScope } from '@voldaan/domain/accounts/key-scope';
import { useState } from 'react';
import { SettingsTabs } from '../app/settings-tabs.tsx';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { useToast } from '../ui/toast.tsx';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import { type ApiKey, apiKeysQuery, revokeApiKey } from './api-key-requests.ts';
import { NewApiKey } from './new-api-key.tsx';

/** The keys by which the company's own programs come in, and what each may do. */
export function ApiKeySettings() {
  const say = useSay();
  const keys = useQuery(apiKeysQuery);
  return (
    <>
      <PageHead title={say('settings.api-keys')} note={say('api-keys.note')} />
      <SettingsTabs />
      <QueryView query={keys}>
        {(known) =>
          known.length === 0 ? null : (
            <Section heading={say('api-keys.list')} note={say('api-keys.list-note')}>
              <KeyTable keys={known} />
            </Section>
          )
        }
      </QueryView>
      <NewApiKey />
    </>
  );
}

function KeyTable({ keys }: Readonly<{ keys: readonly ApiKey[] }>) {
  const say = useSay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const [ending, setEnding] = useState<ApiKey>();
  const refuse = useRefusalToast();
  const revoking = useMutation({
    mutationFn: revokeApiKey,
    onSuccess: () => toast({ text: say('api-keys.revoked', { name: ending?.name ?? '' }) }),
    onError: refuse,
    onSettled: async () => {
      setEnding(undefined);
      await queryClient.invalidateQueries({ queryKey: apiKeysQuery.queryKey });
    },
  });
  return (
    <>
      <table className="bare">
        <caption className="unseen">{say('api-keys.list')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('api-keys.program')}</th>
            <th scope="col" className="wide-only">
              {say('api-keys.may')}
            </th>
            <th scope="col">{say('api-keys.state')}</th>
            <th scope="col">
              <span className="unseen">{say('api-keys.revoke')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <KeyRow key={key.id} apiKey={key} onRevoke={() => setEnding(key)} />
          ))}
        </tbody>
      </table>
      <ConfirmDialog
        isOpen={ending !== undefined}
        onClose={() => setEnding(undefined)}
        onConfirm={() => ending && revoking.mutate(ending.id)}
        isPending={revoking.isPending}
        isDanger
        heading={say('api-keys.revoke-ask', { name: ending?.name ?? '' })}
        confirmLabel={say('api-keys.revoke')}
      >
        <p>{say('api-keys.revoke-text')}</p>
      </ConfirmDialog>
    </>
  );
}

function KeyRow({ apiKey, onRevoke }: Readonly<{ apiKey: ApiKey; onRevoke: () => void }>) {
  const say = useSay();
  const format = useFormat();
  const { name, prefix, scopes, created_by, last_used_at } = apiKey;
  const isOpen = apiKey.revoked_at === null && new Date(apiKey.expires_at) > new Date();
  const words = scopes.filter(isKeyScope).map((scope) => say(`key-scope.${scope}`));
  return (
    <tr>
      <th scope="row">
        {name}
        <small>
          <code>{prefix}…</code> {say('api-keys.made-by', { name: created_by.name })}
        </small>
      </th>
      <td className="wide-only">{format.list(words)}</td>
      <td>
        <KeyState apiKey={apiKey} isOpen={isOpen} />
        <small>
          {last_used_at === null
            ? say('api-keys.never-used')
            : say('api-keys.used', { at: format.recent(last_used_at, new Date()) })}
        </small>
      </td>
      <td className="end">
        {isOpen ? (
          <Button look="quiet" size="small" label={say('api-keys.revoke-named', { name })} onPress={onRevoke}>
            {say('api-keys.revoke')}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

function KeyState({ apiKey, isOpen }: Readonly<{ apiKey: ApiKey; isOpen: boolean }>) {
  const say = useSay();
  const format = useFormat();
  if (isOpen) return <>{say('api-keys.until', { day: format.day(apiKey.expires_at) })}</>;
  const [key, day] =
    apiKey.revoked_at === null
      ? (['api-keys.ended', apiKey.expires_at] as const)
      : (['api-keys.was-revoked', apiKey.revoked_at] as const);
  return <span className="muted">{say(key, { day: format.day(day) })}</span>;
}
