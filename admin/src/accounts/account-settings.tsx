import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Language } from '@voldaan/domain/language';
import { useCallback, useState } from 'react';
import { SettingsTabs } from '../app/settings-tabs.tsx';
import { useLanguage } from '../catalogue/language-provider.tsx';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Toggle } from '../ui/choice.tsx';
import { Form } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Section } from '../ui/section.tsx';
import { changeSingleKeys, useSingleKeys } from '../ui/single-keys.ts';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { LanguageField, NameField } from './account-fields.tsx';
import { changeMe, changePassword, signOut } from './account-requests.ts';
import { useMe } from './use-me.ts';

/** What belongs to the person: name, language, password, and the way out. */
export function AccountSettings() {
  const say = useSay();
  const { staff } = useMe();
  return (
    <>
      <PageHead title={say('settings.account')} note={say('account.note', { email: staff.email })} />
      <SettingsTabs />
      <PersonSection />
      <PasswordSection />
      <KeysSection />
      <SignOutSection />
    </>
  );
}

function PersonSection() {
  const say = useSay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const { chooseLanguage } = useLanguage();
  const { staff } = useMe();
  const [name, setName] = useState(staff.name);
  const [language, setLanguage] = useState<Language>(staff.language);
  const send = useCallback(async () => {
    await changeMe({ name, language });
    chooseLanguage(language);
    // Much of what is kept was worded by the server, in the language of before.
    await queryClient.invalidateQueries();
    toast({ text: say('settings.saved') });
  }, [name, language, chooseLanguage, queryClient, toast, say]);
  const submission = useSubmit(send);
  return (
    <Section heading={say('account.you')} note={say('account.you-note')}>
      <Form submission={submission} className="field-grid">
        <NameField className="span-3" value={name} onChange={setName} error={submission.errorOf('name')} />
        <LanguageField className="span-3" value={language} onChange={setLanguage} />
        <div>
          <Button type="submit" look="primary" isPending={submission.isPending}>
            {say('settings.save')}
          </Button>
        </div>
      </Form>
    </Section>
  );
}

function PasswordSection() {
  const say = useSay();
  const toast = useToast();
  const { staff } = useMe();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const send = useCallback(async () => {
    await changePassword({ current, new: next });
    setCurrent('');
    setNext('');
    toast({ text: say('account.password-changed') });
  }, [current, next, toast, say]);
  const submission = useSubmit(send);
  return (
    <Section heading={say('account.password')} note={say('account.password-note')}>
      <Form submission={submission} className="field-grid">
        <input className="unseen" type="text" autoComplete="username" defaultValue={staff.email} readOnly hidden />
        <TextField
          className="span-3"
          label={say('account.password-current')}
          name="current"
          type="password"
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
          error={submission.errorOf('current')}
        />
        <TextField
          className="span-3"
          label={say('account.password-new')}
          name="new"
          type="password"
          autoComplete="new-password"
          value={next}
          onChange={setNext}
          error={submission.errorOf('new')}
          hint={say('account.password-hint')}
        />
        <div>
          <Button type="submit" isPending={submission.isPending}>
            {say('account.password-change')}
          </Button>
        </div>
      </Form>
    </Section>
  );
}

/** Single letters as commands, for this browser: it belongs to how somebody types, not to who they are. */
function KeysSection() {
  const say = useSay();
  const isOn = useSingleKeys();
  return (
    <Section heading={say('keys.heading')} note={say('keys.note')}>
      <Toggle isSelected={isOn} onChange={changeSingleKeys}>
        {say('keys.single')}
      </Toggle>
    </Section>
  );
}

function SignOutSection() {
  const say = useSay();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const leave = async () => {
    await signOut();
    queryClient.clear();
    await navigate({ to: '/sign-in' });
  };
  return (
    <Section heading={say('account.sign-out')} note={say('account.sign-out-note')}>
      <Button onPress={() => void leave()}>{say('account.sign-out')}</Button>
    </Section>
  );
}
