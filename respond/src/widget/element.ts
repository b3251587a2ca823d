export type Child = Node | string | false | undefined;

type Attribute = string | number | boolean | undefined | ((event: Event) => void);

export type Attributes = Readonly<Record<string, Attribute>>;

/** Makes an element without a line of HTML text, so that it works where the page's policy allows no such text. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  return dress(document.createElement(tag), attributes, children);
}

/** A drawing: what a face looks like, the cross of a closing button. Said by the words beside it. */
export function drawing(viewBox: string, path: string): SVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const line = dress(document.createElementNS(space, 'path'), { d: path }, []);
  return dress(document.createElementNS(space, 'svg'), { viewBox, 'aria-hidden': 'true' }, [line]);
}

function dress<Made extends Element>(made: Made, attributes: Attributes, children: readonly Child[]): Made {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (value !== false && value !== undefined) made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children.filter((child) => child !== false && child !== undefined));
  return made;
}
