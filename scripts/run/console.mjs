/** To standard error, so that what the command itself prints can be piped on. */
export function say(text) {
  process.stderr.write(`voldaan: ${text}\n`);
}
