// biome-ignore-all lint/style/noDefaultExport: what a loader of the build gives has no name of its own.
declare module '*?script' {
  const code: string;
  export default code;
}
declare module '*?script=module' {
  const code: string;
  export default code;
}
