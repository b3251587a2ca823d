import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type CaseKind, caseKinds } from '@voldaan/domain/complaints/case-event';
import { useCallback, useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { Button, buttonClass } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Section } from '../ui/section.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { casesKey, makeCase } from './case-requests.ts';

const empty = {
  kind: 'complaint' as CaseKind,
  name: '',
  phone: '',
  email: '',
  words: '',
  remedy_sought: '',
  about: '',
};

/** What somebody said on the telephone or at the counter, written down while they say it. */
export function NewCase() {
  const say = useSay();
  const toast = useToast();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [edit, setEdit] = useState(empty);
  const change = (part: Partial<typeof empty>) => setEdit((current) => ({ ...current, ...part }));
  const send = useCallback(async () => {
    const made = await makeCase({ ...edit, source: 'phone' });
    await queryClient.invalidateQueries({ queryKey: casesKey });
    toast({ text: say('cases.made', { number: made.case.number }) });
    await navigate({ to: '/cases/$caseId', params: { caseId: made.case.id } });
  }, [edit, queryClient, toast, say, navigate]);
  const submission = useSubmit(send);
  const { errorOf } = submission;
  const text = (name: 'name' | 'phone' | 'email' | 'about', className: string) => (
    <TextField
      className={className}
      label={say(`cases.field.${name}`)}
      name={name}
      value={edit[name]}
      onChange={(value) => change({ [name]: value })}
      error={errorOf(name)}
      lengthMax={200}
    />
  );
  return (
    <>
      <PageHead title={say('cases.new')} crumb={<Link to="/cases">{say('shell.cases')}</Link>} />
      <Form submission={submission}>
        <Section heading={say('cases.what-said')} note={say('cases.what-said-note')}>
          <div className="field-grid">
            <SelectField
              className="span-2"
              label={say('cases.kind')}
              value={edit.kind}
              options={caseKinds.map((kind) => ({ value: kind, label: say(`case-kind.${kind}`) }))}
              onChange={(kind) => change({ kind })}
            />
            {text('about', 'span-4')}
            <TextField
              className="span-6"
              label={say('cases.field.words')}
              name="words"
              value={edit.words}
              onChange={(words) => change({ words })}
              error={errorOf('words')}
              rows={5}
              lengthMax={8000}
              isRequired
            />
            <TextField
              className="span-6"
              label={say('cases.field.remedy_sought')}
              name="remedy_sought"
              value={edit.remedy_sought}
              onChange={(remedy_sought) => change({ remedy_sought })}
              error={errorOf('remedy_sought')}
              lengthMax={2000}
            />
          </div>
        </Section>
        <Section heading={say('cases.who')} note={say('cases.who-note')}>
          <div className="field-grid">
            {text('name', 'span-6')}
            {text('phone', 'span-3')}
            {text('email', 'span-3')}
          </div>
        </Section>
        <p className="row section-action">
          <Button type="submit" look="primary" isPending={submission.isPending}>
            {say('cases.make')}
          </Button>
          <Link className={buttonClass('quiet')} to="/cases">
            {say('ui.not-yet')}
          </Link>
        </p>
      </Form>
    </>
  );
}
