/**
 * A chart as shapes in pixels: the one drawing that becomes SVG on a screen, in a file and in a mail, PNG, and a page of
 * PDF. A look is a name; what it is in colour stands with whoever draws it.
 */
export type Drawing = Readonly<{ width: number; height: number; shapes: readonly Shape[] }>;

export type LineLook = 'grid' | 'base' | 'norm' | 'whisker' | 'whisker-faint' | 'whisker-end-faint';
export type TextLook = 'quiet' | 'ink' | 'value';
export type TextAnchor = 'start' | 'middle' | 'end';

export type Point = readonly [x: number, y: number];

export type Shape =
  | Readonly<{ kind: 'line'; from: Point; to: Point; look: LineLook }>
  /** Through its points; a band is closed and filled. */
  | Readonly<{ kind: 'path'; points: readonly Point[]; look: 'band' | 'line' }>
  /** An open dot is one with few answers, or undecided. */
  | Readonly<{ kind: 'dot'; at: Point; radius: number; isOpen: boolean }>
  | Readonly<{ kind: 'text'; at: Point; text: string; anchor: TextAnchor; look: TextLook }>;

export function line(from: Point, to: Point, look: LineLook): Shape {
  return { kind: 'line', from, to, look };
}

export function text(at: Point, words: string, anchor: TextAnchor = 'start', look: TextLook = 'quiet'): Shape {
  return { kind: 'text', at, text: words, anchor, look };
}
