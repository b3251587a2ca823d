/** What saxen, which ships no types, offers of itself here. */
declare module 'saxen' {
  type Decode = (text: string) => string;
  type SaxParser = Readonly<{
    on(
      event: 'openTag',
      heard: (name: string, attributes: () => object, decode: Decode, isClosed: boolean) => void,
    ): SaxParser;
    on(event: 'closeTag', heard: (name: string) => void): SaxParser;
    on(event: 'text', heard: (text: string, decode: Decode) => void): SaxParser;
    on(event: 'cdata', heard: (text: string) => void): SaxParser;
    on(event: 'error', heard: (error: Error) => void): SaxParser;
    parse(source: string): SaxParser;
    stop(): void;
  }>;
  export const Parser: new () => SaxParser;
}
