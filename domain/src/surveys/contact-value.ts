type Contact = Readonly<Record<string, string | number>>;

/** What {contact.…} may name beside the company's own attributes: what the product keeps of every customer. */
const everyCustomersColumns: readonly string[] = ['name', 'language', 'external_id'];

/** Whether any customer could have something under a name; of attributes that are not known here yet, all could. */
export function isKeptOfContacts(name: string, attributes: readonly string[] | undefined): boolean {
  if (attributes === undefined || everyCustomersColumns.includes(name)) return true;
  return attributes.some((key) => key === name || contactName(key) === name);
}

/** How a heading of the company's customer list is called in conditions and texts: "Regio (NL)" is `contact.regio_nl`. */
export function contactName(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}

/** What is known of a customer under a name; a list's own headings are found by the name that they are called by. */
export function contactValue(contact: Contact, name: string): string | number | undefined {
  if (Object.hasOwn(contact, name)) return contact[name];
  return Object.entries(contact).find(([heading]) => contactName(heading) === name)?.[1];
}
