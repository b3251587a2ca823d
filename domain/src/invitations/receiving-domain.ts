/** Names under which one company's servers receive: what one of them finds too much, all do. */
const groups: Readonly<Record<string, readonly string[]>> = {
  'gmail.com': ['googlemail.com'],
  'outlook.com': [
    'hotmail.com',
    'hotmail.nl',
    'hotmail.no',
    'hotmail.be',
    'hotmail.de',
    'hotmail.fr',
    'hotmail.co.uk',
    'live.com',
    'live.nl',
    'live.no',
    'live.be',
    'msn.com',
    'outlook.be',
    'outlook.de',
    'passport.com',
  ],
  'icloud.com': ['me.com', 'mac.com'],
  'yahoo.com': ['yahoo.co.uk', 'yahoo.de', 'yahoo.fr', 'yahoo.no', 'ymail.com', 'rocketmail.com', 'aol.com'],
  'ziggo.nl': ['home.nl', 'casema.nl', 'chello.nl', 'upcmail.nl', 'quicknet.nl', 'zinders.nl', 'multiweb.nl'],
  'kpnmail.nl': ['kpnplanet.nl', 'planet.nl', 'hetnet.nl', 'xs4all.nl', 'telfort.nl'],
  'online.no': ['frisurf.no'],
};

const groupOf: ReadonlyMap<string, string> = new Map(
  Object.entries(groups).flatMap(([group, names]) => names.map((name) => [name, group] as const)),
);

/** Who receives the mail of this address, by the name after the @; companies with many names by the one they are known by. */
export function receivingDomain(email: string): string {
  const name = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  return groupOf.get(name) ?? name;
}
