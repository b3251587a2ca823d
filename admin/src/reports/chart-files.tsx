import type { ReactNode } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { withQuery } from '../http/request.ts';

export type Files = Readonly<{ base: string; period: string | undefined }>;

type Props = Readonly<{ chart: 'trend' | 'groups' | 'drivers'; name: string; files: Files; children?: ReactNode }>;

/** The way to a chart as a picture; it is not printed. */
export function ChartFiles({ chart, name, files, children }: Props) {
  const say = useSay();
  const href = (format: string) => withQuery(`${files.base}/charts/${chart}`, { period: files.period, format });
  const label = say('reports.chart-files', { chart: name });
  return (
    <div className="chart-files">
      {children}
      <p className="meta">
        <a href={href('svg')} download aria-label={`${label}, SVG`}>
          SVG
        </a>{' '}
        <a href={href('png')} download aria-label={`${label}, PNG`}>
          PNG
        </a>
      </p>
    </div>
  );
}
