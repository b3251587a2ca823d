/** What a database, or the folder beside a node, remembers of this instance. */
export type InstanceMemory = Readonly<{ id: string; lastSeen: Date }>;

/**
 * `went_back`: the database remembers less than this node does: an older backup was put back.
 * `instance_changed`: it is another instance's database than this folder belongs to.
 * `late`: nobody was here for so long that what was planned may no longer be meant.
 */
export type InstanceVerdict = 'as_expected' | 'went_back' | 'instance_changed' | 'late';

/** A wave that should have gone out and did not within this time is not sent by itself. */
const lateHours = 6;

/** A node writes both memories a moment apart; a commit may be lost when the power is cut. */
const toleranceMinutes = 2;

/**
 * Whether mail may go out by itself after what the database and this node's folder remember. A restored or copied
 * database believes that mails are still to be sent which customers got long ago.
 */
export function instanceVerdict(
  database: InstanceMemory,
  folder: InstanceMemory | undefined,
  now: Date,
): InstanceVerdict {
  if (folder !== undefined && folder.id !== database.id) return 'instance_changed';
  if (folder !== undefined && folder.lastSeen.getTime() > database.lastSeen.getTime() + toleranceMinutes * 60_000) {
    return 'went_back';
  }
  return now.getTime() > database.lastSeen.getTime() + lateHours * 3_600_000 ? 'late' : 'as_expected';
}
