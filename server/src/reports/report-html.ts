import { numberText } from '@voldaan/domain/metrics/figure-text';
import { drawSvg } from '@voldaan/domain/reports/drawing/draw-svg';
import { message } from '../catalogue/message.ts';
import { escapeHtml } from '../mail/escape-html.ts';
import { type ReportChart, reportCharts, reportDrawing } from './charts/report-drawings.ts';
import type { ReportPage, ShownFigure } from './page/schema.ts';
import { answersOf } from './report-table.ts';

const drawingWidth = 720;

/** A report for somebody without an account: one page without a script, on paper in the dark too. */
export function reportHtml(page: ReportPage, { nonce, pdfHref }: Readonly<{ nonce: string; pdfHref: string }>): string {
  const title = escapeHtml(`${page.name} · ${page.company}`);
  return `<!doctype html><html lang="${page.language}"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><style nonce="${nonce}">${style}</style></head><body><main>
<p class="run"><span>${escapeHtml(page.company)}</span><span>${escapeHtml(page.run)}</span></p>
<h1>${escapeHtml(page.heading)}</h1>${scoreHtml(page)}${page.summary.map((text) => `<p class="said">${escapeHtml(text)}</p>`).join('')}
${reportCharts.map((chart) => chartHtml(page, chart)).join('')}${methodHtml(page)}
<p class="run"><span>${escapeHtml(page.computed)}</span><a href="${escapeHtml(pdfHref)}">${escapeHtml(message(page.language, 'report.download-pdf'))}</a></p>
</main></body></html>`;
}

function scoreHtml(page: ReportPage): string {
  const { text } = page.score;
  const n = escapeHtml(`${page.metric.name}, ${answersOf(page.score, page.language)}`);
  if (text === null) return `<p>${n}</p>`;
  const range = escapeHtml(`${page.columns.range.toLocaleLowerCase(page.language)} ${text.range}`);
  return `<p class="score"><b class="figure">${escapeHtml(text.value)}</b> <b>${range}</b> <span>${n}</span></p>`;
}

function chartHtml(page: ReportPage, chart: ReportChart): string {
  const part = page[chart];
  const drawn = reportDrawing(page, chart, drawingWidth);
  if (part === null || drawn === undefined) return '';
  const svg = drawSvg(drawn.drawing, drawn.label);
  return `<section><h2>${escapeHtml(part.heading)}</h2><p class="note">${escapeHtml(part.note)}</p>
<div class="chart" tabindex="0" role="region" aria-label="${escapeHtml(drawn.label)}">${svg}</div>${twinHtml(page, chart)}</section>`;
}

/** The same figures as a table, for those who read rather than look. */
function twinHtml(page: ReportPage, chart: ReportChart): string {
  const [head, rows] = twinRows(page, chart);
  const { value, range } = page.columns;
  const cells = rows.map(({ label, score }) => {
    const words = score.text === null ? `<td colspan="2">${escapeHtml(page.columns.few)}</td>` : shownCells(score.text);
    return `<tr><th scope="row">${escapeHtml(label)}</th>${words}<td>${numberText(score.figure.n, page.language)}</td></tr>`;
  });
  const heads = [head, value, range, 'n'].map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('');
  return `<details><summary>${escapeHtml(head)}</summary><table><thead><tr>${heads}</tr></thead><tbody>${cells.join('')}</tbody></table></details>`;
}

function shownCells({ value, range }: NonNullable<ShownFigure['text']>): string {
  return `<td>${escapeHtml(value)}</td><td>${escapeHtml(range)}</td>`;
}

type Row = Readonly<{ label: string; score: ShownFigure }>;

function twinRows(page: ReportPage, chart: ReportChart): readonly [head: string, rows: readonly Row[]] {
  switch (chart) {
    case 'trend':
      return [page.columns.month, page.trend?.points ?? []];
    case 'groups':
      return [page.groups?.trait ?? '', page.groups?.rows ?? []];
    case 'drivers':
      return [
        page.columns.topic,
        (page.drivers?.rows ?? []).map(({ label, importance }) => ({ label, score: importance })),
      ];
  }
}

function methodHtml({ method }: ReportPage): string {
  const parts = method.parts.map(({ name, text }) => `<p><b>${escapeHtml(name)}.</b> ${escapeHtml(text)}</p>`);
  return `<section class="method"><h2>${escapeHtml(method.heading)}</h2>${parts.join('')}</section>`;
}

const style = `body{margin:0;background:#f3f1ec;color:#17201f;font:15px/1.5 system-ui,sans-serif;color-scheme:light}
main{max-width:45rem;margin:0 auto;background:#fff;padding:28px 24px 40px;box-sizing:border-box}
.run{display:flex;justify-content:space-between;gap:16px;flex-wrap:wrap;font-size:13px;color:#55605d;border-bottom:1px solid #17201f;padding-bottom:8px;margin:0 0 24px}
h1,h2,.said,.figure{font-family:Georgia,serif;font-weight:400}h1{font-size:2rem;line-height:1.1;max-width:20ch;margin:0 0 20px}
h2{font-size:1.25rem;margin:0 0 4px}.score{display:flex;gap:4px 14px;align-items:baseline;flex-wrap:wrap}.figure{font-size:4rem;line-height:1}
.said{font-size:17px;max-width:38rem}section{border-top:1px solid #dcd9d1;padding-top:12px;margin-top:20px}.note,.method p{font-size:13px;color:#55605d;margin:0 0 8px}
.chart{overflow-x:auto}.chart svg{display:block}details{font-size:13px;margin-top:8px}table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:4px 8px 4px 0;border-bottom:1px solid #dcd9d1;font-weight:400}.method{border-top-color:#17201f}a{color:#0b5d57}
section+.run,.method+.run{border:0;margin:24px 0 0}@media print{body{background:#fff}main{max-width:none;padding:0}details{display:none}}`;
