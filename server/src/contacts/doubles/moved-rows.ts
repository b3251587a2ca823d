/** A table whose rows belong to a contact and go with it when it becomes another; `id` names its rows. */
export type MovedTable = Readonly<{ table: string; id: string }>;

/** What moves in a merge, and back when it is undone. A test holds this list against the live schema. */
export const movedTables: readonly MovedTable[] = [
  { table: 'invitation', id: 'id' },
  { table: 'response_contact', id: 'response_id' },
  { table: 'customer_event', id: 'id' },
  { table: 'contact_request', id: 'id' },
  { table: 'inbound_mail', id: 'id' },
  { table: 'complaint_case', id: 'id' },
  { table: 'phone_interview', id: 'id' },
  { table: 'courtesy_visit', id: 'id' },
  { table: 'customer_promise', id: 'id' },
  { table: 'field_record_contact', id: 'id' },
];

/**
 * Tables with a contact that stay as they are: consents are judged one by one, a draw holds a contact once whoever it was,
 * a decision was about the address, an import takes back what it did itself, and who is due is found anew.
 */
export const unmovedTables: readonly string[] = [
  'consent',
  'draw_member',
  'contact_decision',
  'contact_import_change',
  'due_candidate',
];
