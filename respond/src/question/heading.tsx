import type { VNode } from 'preact';

/** 1: the page's only or leading question; 2: one of several; 3: a row of a battery or a side of a pair. */
export type HeadingLevel = 1 | 2 | 3;

/** The question's words as a heading, in a legend or in the label of the field. */
export function Heading({ level, text }: Readonly<{ level: HeadingLevel; text: string }>): VNode {
  switch (level) {
    case 1:
      return <h1>{text}</h1>;
    case 2:
      return <h2>{text}</h2>;
    case 3:
      return <h3>{text}</h3>;
  }
}
