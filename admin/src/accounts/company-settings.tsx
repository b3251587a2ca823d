import { useQueryClient } from '@tanstack/react-query';
import type { Language } from '@voldaan/domain/language';
import { useCallback, useState } from 'react';
import { SettingsTabs } from '../app/settings-tabs.tsx';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Section } from '../ui/section.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { LanguageField } from './account-fields.tsx';
import { changeWorkspace } from './account-requests.ts';
import { useMe } from './use-me.ts';

/** How the company presents itself to its customers. */
export function CompanySettings() {
  const say = useSay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const { workspace } = useMe();
  const [name, setName] = useState(workspace.name);
  const [language, setLanguage] = useState<Language>(workspace.language);
  const [postalLine, setPostalLine] = useState(workspace.postal_line);
  const send = useCallback(async () => {
    await changeWorkspace({ name, language, postal_line: postalLine });
    await queryClient.invalidateQueries({ queryKey: ['me'] });
    toast({ text: say('settings.saved') });
  }, [name, language, postalLine, queryClient, toast, say]);
  const submission = useSubmit(send);
  return (
    <>
      <PageHead title={say('settings.company')} note={say('company.note')} />
      <SettingsTabs />
      <Section heading={say('company.heading')} note={say('company.heading-note')}>
        <Form submission={submission} className="field-grid">
          <TextField
            label={say('company.name')}
            name="name"
            autoComplete="organization"
            value={name}
            onChange={setName}
            error={submission.errorOf('name')}
          />
          <LanguageField
            className="span-3"
            label={say('company.language')}
            hint={say('company.language-hint')}
            value={language}
            onChange={setLanguage}
          />
          <TextField
            label={say('company.postal')}
            name="postal_line"
            hint={say('company.postal-hint')}
            placeholder={say('company.postal-example')}
            value={postalLine}
            onChange={setPostalLine}
            error={submission.errorOf('postal_line')}
          />
          <div>
            <Button type="submit" look="primary" isPending={submission.isPending}>
              {say('settings.save')}
            </Button>
          </div>
        </Form>
      </Section>
    </>
  );
}
