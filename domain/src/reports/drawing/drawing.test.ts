import { describe, expect, it } from 'vitest';
import { metricWords } from '../../metrics/metric-words.ts';
import { standardMetrics } from '../../metrics/standard-metrics.ts';
import { drawSvg } from './draw-svg.ts';
import { groupsDrawing } from './groups-drawing.ts';
import { type TrendMark, trendDrawing } from './trend-drawing.ts';

const scale = metricWords(standardMetrics.grade, 'nl');
const norm = { value: 7.5, label: 'norm 7,5' };
const mark = (estimate: number, more: Partial<TrendMark> = {}): TrendMark => ({
  label: 'nov',
  n: 80,
  shown: { estimate, low: estimate - 0.2, high: estimate + 0.2 },
  isMuted: false,
  ...more,
});

describe('a trend', () => {
  it('breaks its line where a period has too few answers, and keeps the place of it', () => {
    const marks = [mark(7), mark(7.2), mark(0, { shown: null, n: 4 }), mark(7.6), mark(7.8)];
    const { shapes } = trendDrawing({ marks, norm, scale, width: 640 });
    expect(shapes.filter((shape) => shape.kind === 'path' && shape.look === 'line')).toHaveLength(2);
    expect(shapes.filter((shape) => shape.kind === 'dot')).toHaveLength(4);
    expect(shapes).toContainEqual(expect.objectContaining({ kind: 'text', text: 'n 4' }));
  });

  it('has its norm by name and its newest value in words', () => {
    const { shapes } = trendDrawing({ marks: [mark(7), mark(8)], norm, scale, width: 640 });
    const words = shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []));
    expect(words).toContain('norm 7,5');
    expect(words).toContain('8,0');
  });

  it('stays within its frame at every width', () => {
    for (const width of [300, 640, 1200]) {
      const marks = Array.from({ length: 13 }, (_, index) => mark(6 + index / 4));
      for (const shape of trendDrawing({ marks, norm, scale, width }).shapes) {
        const points =
          shape.kind === 'line' ? [shape.from, shape.to] : shape.kind === 'path' ? shape.points : [shape.at];
        for (const [x, y] of points) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(width);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(210);
        }
      }
    }
  });

  it('draws an axis where there is nothing to show', () => {
    expect(trendDrawing({ marks: [], norm: null, scale, width: 640 }).shapes.length).toBeGreaterThan(1);
  });
});

describe('an SVG file', () => {
  it('lets no name of a group become markup', () => {
    const heads = { group: 'Vestiging', value: 'Cijfer', range: 'Tussen' };
    const group = { label: '<script>"&', n: '12', value: '7,1', range: '6,8 en 7,4', shown: null, isUndecided: true };
    const svg = drawSvg(groupsDrawing({ marks: [group], norm, scale, width: 640, heads }), 'Per <vestiging>');
    expect(svg).not.toContain('<script>');
    expect(svg).toContain('&lt;script&gt;&quot;&amp;');
  });
});
