import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { languageNames, languages } from '@voldaan/domain/language';
import { useCallback, useState } from 'react';
import { useMe } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button, buttonClass } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { ReportFields } from './report-fields.tsx';
import {
  changeReport,
  makeReport,
  type Report,
  type ReportChoices,
  type ReportWish,
  reportChoicesQuery,
  reportQuery,
} from './report-requests.ts';

const route = getRouteApi('/signed-in/reports/$reportId/edit');

export function NewReport() {
  const choices = useQuery(reportChoicesQuery(undefined));
  return (
    <QueryView query={choices} lines={6}>
      {(given) => <ReportForm report={undefined} first={given} />}
    </QueryView>
  );
}

export function EditReport() {
  const { reportId } = route.useParams();
  const report = useQuery(reportQuery(reportId));
  return (
    <QueryView query={report} lines={6}>
      {(found) => <ReportForm key={found.id} report={found} first={undefined} />}
    </QueryView>
  );
}

type FormProps = Readonly<{ report: Report | undefined; first: ReportChoices | undefined }>;

function ReportForm({ report, first }: FormProps) {
  const say = useSay();
  const toast = useToast();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { workspace } = useMe();
  const [wish, setWish] = useState<ReportWish>(() => wishOf(report, first, { language: workspace.language }));
  const change = (part: Partial<ReportWish>) => setWish((current) => ({ ...current, ...part }));
  const send = useCallback(async () => {
    const id = report === undefined ? (await makeReport(wish)).id : (await changeReport(report.id, wish)).id;
    await queryClient.invalidateQueries({ queryKey: ['reports'] });
    await queryClient.invalidateQueries({ queryKey: ['report-page', id] });
    toast({ text: say('reports.saved', { name: wish.name }) });
    await navigate({ to: '/reports/$reportId', params: { reportId: id } });
  }, [wish, report, queryClient, toast, say, navigate]);
  const submission = useSubmit(send);
  return (
    <>
      <PageHead
        title={report === undefined ? say('reports.new') : report.name}
        crumb={<Link to="/reports">{say('shell.reports')}</Link>}
      />
      <Form submission={submission}>
        <Section heading={say('reports.what')} note={say('reports.what-note')}>
          <div className="field-grid">
            <TextField
              className="span-4"
              label={say('reports.name')}
              name="name"
              value={wish.name}
              onChange={(name) => change({ name })}
              error={submission.errorOf('name')}
              lengthMax={200}
              isRequired
            />
            <ReportFields
              wish={wish}
              change={change}
              languages={languages.map((one) => ({ value: one, label: languageNames[one], lang: one }))}
            />
          </div>
        </Section>
        <p className="row section-action">
          <Button type="submit" look="primary" isPending={submission.isPending}>
            {say('reports.save')}
          </Button>
          <Link className={buttonClass('quiet')} to="/reports">
            {say('ui.not-yet')}
          </Link>
        </p>
      </Form>
    </>
  );
}

/** A new report begins with the newest survey, its study, and the first of the company's own fields that customers differ in. */
function wishOf(
  report: Report | undefined,
  first: ReportChoices | undefined,
  { language }: Pick<ReportWish, 'language'>,
): ReportWish {
  if (report !== undefined) {
    const { name, survey, item, period, where, trait, has_drivers, has_words, study } = report;
    return { name, language: report.language, survey, item, period, where, trait, has_drivers, has_words, study };
  }
  const traits = first?.head?.traits ?? [];
  const told = traits.find(({ name, value_count }) => name.startsWith('attribute:') && value_count > 1);
  return {
    name: '',
    language,
    survey: first?.head?.survey.id ?? '',
    item: '',
    period: '12m',
    where: '',
    trait: told?.name ?? '',
    has_drivers: true,
    has_words: true,
    study: first?.studies[0]?.id ?? null,
  };
}
