import { ChartFiles, type Files } from './chart-files.tsx';
import type { ReportPageView } from './report-requests.ts';
import { normOfPage, scaleOfPage } from './sheet-scale.ts';
import { WhiskerRows } from './whisker-rows.tsx';

type Props = Readonly<{ page: ReportPageView; groups: NonNullable<ReportPageView['groups']>; files: Files }>;

/** The groups of a trait, the highest first; an open dot is one that does not differ from the rest. */
export function ReportGroups({ page, groups, files }: Props) {
  return (
    <section className="sheet-part">
      <h3>{groups.heading}</h3>
      <p className="note">{groups.note}</p>
      <WhiskerRows
        page={page}
        scale={scaleOfPage(page)}
        norm={normOfPage(page)}
        heads={{ label: groups.trait, value: page.columns.value }}
        rows={groups.rows.map(({ label, score, verdict }) => ({
          label,
          score,
          isUndecided: verdict === 'no difference shown' || verdict === 'too few',
        }))}
      />
      <ChartFiles chart="groups" name={groups.heading} files={files} />
    </section>
  );
}
