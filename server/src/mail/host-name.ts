const name = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/i;
const ipv6 = /^[0-9a-f:]+$/i;
const ownMachine = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i;

/** Whether a text can be a server: a name, or an address of either family. */
export function isHostName(text: string): boolean {
  return name.test(text) || ipv6.test(text);
}

/** Whether it is the machine that we run on ourselves. */
export function isOwnMachine(host: string): boolean {
  return ownMachine.test(host);
}
