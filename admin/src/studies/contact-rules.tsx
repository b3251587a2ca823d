import './studies.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { SettingsTabs } from '../app/settings-tabs.tsx';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { useToast } from '../ui/toast.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { BudgetFields } from './budget-fields.tsx';
import { CapFields } from './cap-fields.tsx';
import { SendHoursFields } from './send-hours-fields.tsx';
import { type ContactRules, contactRulesQuery, saveContactRules } from './study-requests.ts';

/** How much asking a customer is spared, and at which hours: one set of rules for all studies together. */
export function ContactRulesSettings() {
  const say = useSay();
  const rules = useQuery(contactRulesQuery);
  return (
    <>
      <PageHead title={say('contact-rules.title')} note={say('contact-rules.note')} />
      <SettingsTabs />
      <QueryView query={rules} lines={5}>
        {(found) => <RulesForm first={found} />}
      </QueryView>
    </>
  );
}

function RulesForm({ first }: Readonly<{ first: ContactRules }>) {
  const say = useSay();
  const may = useMay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const [rules, setRules] = useState({ budget: first.budget, send_hours: first.send_hours });
  const save = useCallback(async () => {
    const saved = await saveContactRules(rules);
    queryClient.setQueryData(contactRulesQuery.queryKey, saved);
    await queryClient.invalidateQueries({ queryKey: ['study'] });
    toast({ text: say('settings.saved') });
  }, [rules, queryClient, toast, say]);
  const submission = useSubmit(save);
  const setBudget = (budget: ContactRules['budget']) => setRules((now) => ({ ...now, budget }));
  return (
    <Form submission={submission}>
      <CapFields budget={rules.budget} onChange={setBudget} />
      <SendHoursFields
        hours={rules.send_hours}
        onChange={(hours) => setRules((now) => ({ ...now, send_hours: hours }))}
      />
      <BudgetFields budget={rules.budget} onChange={setBudget} />
      {may('contact-rules.change') ? (
        <Button look="primary" type="submit" isPending={submission.isPending}>
          {say('settings.save')}
        </Button>
      ) : null}
    </Form>
  );
}
