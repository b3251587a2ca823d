import type { Drawing, Shape } from '@voldaan/domain/reports/drawing/drawing';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';

type Props = Readonly<{
  /** The drawing at a width in pixels, so that its letters stay their size on a phone. */
  draw: (width: number) => Drawing;
  /** The drawing as a sentence. */
  label: string;
}>;

/** The width of the paper's text, before anything was measured and where nothing can be. */
const paperWidth = 642;

/** Shapes as SVG, drawn anew when the place for them changes. What is in the files and on the PDF is this drawing. */
export function DrawingView({ draw, label }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(paperWidth);
  useLayoutEffect(() => {
    const box = frame.current;
    if (box === null) return undefined;
    const measure = () => setWidth(Math.max(260, Math.round(box.clientWidth)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  const drawing = draw(width);
  return (
    <div ref={frame}>
      <svg
        className="chart drawing"
        role="img"
        aria-label={label}
        height={drawing.height}
        viewBox={`0 0 ${drawing.width} ${drawing.height}`}
        preserveAspectRatio="xMinYMin meet"
      >
        {drawing.shapes.map((shape) => (
          <ShapeView key={keyOf(shape)} shape={shape} />
        ))}
      </svg>
    </div>
  );
}

const lineClasses = {
  grid: 'grid',
  base: 'base',
  norm: 'norm',
  whisker: 'whisker',
  'whisker-faint': 'whisker whisker-faint whisker-open',
  'whisker-end-faint': 'whisker whisker-faint',
} as const;

function ShapeView({ shape }: Readonly<{ shape: Shape }>): ReactNode {
  switch (shape.kind) {
    case 'line':
      return (
        <line
          className={lineClasses[shape.look]}
          x1={shape.from[0]}
          y1={shape.from[1]}
          x2={shape.to[0]}
          y2={shape.to[1]}
        />
      );
    case 'path': {
      const points = shape.points.map((point) => point.join()).join(' ');
      return shape.look === 'band' ? (
        <polygon className="band" points={points} />
      ) : (
        <polyline className="line" points={points} />
      );
    }
    case 'dot':
      return (
        <circle className={shape.isOpen ? 'dot-open' : 'dot'} cx={shape.at[0]} cy={shape.at[1]} r={shape.radius} />
      );
    case 'text':
      return (
        <text
          className={shape.look === 'quiet' ? undefined : shape.look}
          x={shape.at[0]}
          y={shape.at[1]}
          textAnchor={shape.anchor}
        >
          {shape.text}
        </text>
      );
  }
}

/** No two marks of a drawing are the same mark at the same place. */
function keyOf(shape: Shape): string {
  return JSON.stringify(shape);
}
