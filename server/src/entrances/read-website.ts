const lengthMax = 300;

/**
 * A website as somebody types it, as browsers name it: scheme, host, and port where it is not the usual one. A host may begin with
 * `*.` for all names under it. Without a scheme it is https. Undefined for what is no website.
 */
export function readWebsite(typed: string): string | undefined {
  const text = typed.trim();
  if (text === '' || text.length > lengthMax || /\s/.test(text)) return undefined;
  const whole = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const [, scheme = '', wildcard = '', rest = ''] = /^([a-z]+:\/\/)(\*\.)?(.+)$/i.exec(whole) ?? [];
  const url = URL.parse(scheme + rest);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined;
  if (url.username !== '' || url.password !== '' || !isHost(url.hostname, wildcard !== '')) return undefined;
  return `${url.protocol}//${wildcard}${url.host}`;
}

/** `localhost` is a website too, while it is being built; nothing is under a single name or under numbers. */
function isHost(name: string, isWild: boolean): boolean {
  if (name.includes('*') || /^\.|\.\.|\.$/.test(name)) return false;
  return !isWild || (/^[^.]+(\.[^.]+)+$/.test(name) && !/^[\d.]+$/.test(name));
}

/** Whether a page with this origin, as its browser says it, is of one of the websites. */
export function isOfWebsites(websites: readonly string[], origin: string): boolean {
  return websites.some((website) => {
    const [scheme = '', name = ''] = website.split('://*', 2);
    if (name === '') return website === origin;
    return origin.startsWith(`${scheme}://`) && origin.endsWith(name) && origin.length > `${scheme}://${name}`.length;
  });
}
