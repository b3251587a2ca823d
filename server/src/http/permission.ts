import type { KeyScope } from '@voldaan/domain/accounts/key-scope';
import type { Role } from '../database/tables.ts';
import type { Caller } from './caller.ts';

/**
 * Who may use a route: staff of these roles, the holder of a link's token (`invited`; the route itself checks it),
 * or `anyone`.
 */
export type Access = readonly Role[] | 'invited' | 'anyone';

const owner = ['owner'] as const;
const managing = ['owner', 'manager'] as const;
/** Reads answers with the person behind them. */
const handling = ['owner', 'manager', 'analyst', 'agent'] as const;
/** Rings customers: an interviewer those of the lists that they were given. */
const calling = ['owner', 'manager', 'agent', 'interviewer'] as const;
/** Reads the address book; the analyst has no need of it. */
const contacting = ['owner', 'manager', 'agent'] as const;
/** Sets what figures are read by: norms, themes, reports. */
const judging = ['owner', 'manager', 'analyst'] as const;
/** Figures without persons. */
const reading = ['owner', 'manager', 'analyst', 'agent', 'viewer'] as const;
/** Makes what others read. */
const analysing = ['owner', 'manager', 'analyst'] as const;
/** What is one's own: who one is, and going home. An interviewer has this, and the call list. */
const everyone = ['owner', 'manager', 'analyst', 'agent', 'interviewer', 'viewer'] as const;

/** The one table. A route that is not in it does not compile, and if it got here otherwise the server does not start. */
export const permissions = {
  'setup.show': 'invited',
  'setup.claim': 'invited',
  'session.open': 'anyone',
  'session.close': everyone,
  'me.show': everyone,
  'me.change': everyone,
  'me.change-password': everyone,
  'workspace.change': managing,
  'staff.list': managing,
  'staff.change-role': managing,
  'staff.remove': managing,
  'staff-invite.list': managing,
  'staff-invite.make': managing,
  'staff-invite.withdraw': managing,
  'invite.show': 'invited',
  'invite.accept': 'invited',
  'audit.list': owner,
  'api-key.list': owner,
  'api-key.make': owner,
  'api-key.revoke': owner,

  'contact.list': contacting,
  'contact.add': managing,
  'contact.show': contacting,
  'contact.change': managing,
  'contact.consents': contacting,
  // With answers and what was bought; the analyst sees answers, and not whose.
  'contact.history': contacting,
  'contact.export': managing,
  'contact.remove': managing,
  'contact.record-consent': managing,
  'contact-double.list': managing,
  'contact-merge.list': managing,
  'contact-merge.make': managing,
  'contact-merge.undo': managing,
  'suppression.list': managing,
  'suppression.check': contacting,
  'suppression.add': managing,
  'suppression.lift': managing,
  'organisation.list': contacting,
  'organisation.make': managing,
  'organisation.show': contacting,
  'organisation.change': managing,
  'organisation.remove': managing,
  'contact-attribute.list': handling,
  'contact-attribute.make': managing,
  'contact-attribute.change': managing,
  'contact-attribute.remove': managing,
  'contact-import.read': managing,
  'contact-import.change-reading': managing,
  'contact-import.run': managing,
  'contact-import.show': managing,
  'contact-import.refused': managing,
  'contact-import.undo': managing,

  'event.tell': managing,
  'event.list': contacting,
  'event.list-refused': managing,
  'touchpoint.list': handling,
  'touchpoint.make': managing,
  'touchpoint.make-journey': managing,
  'touchpoint.change': managing,
  'touchpoint.place': managing,
  'touchpoint.remove': managing,

  'complaint-analysis.show': reading,
  'complaint-analysis.table': reading,
  'case.list': contacting,
  'case.waiting': contacting,
  'case.of-response': contacting,
  'case.show': contacting,
  'case.make': contacting,
  'case.step': contacting,
  'case.settle': contacting,
  'case.of-mail': contacting,
  'case-mail.show': managing,
  'case-mail.change': managing,
  'case-intake.show': managing,
  'case-intake.change': managing,
  'cause.list': contacting,
  'cause.make': managing,
  'cause.change': managing,
  'case.add-task': contacting,
  'case.change-task': contacting,
  'case-profile.list': contacting,
  'case-profile.make': managing,
  'case-profile.change': managing,
  'case-profile.remove': managing,
  'case-macro.list': contacting,
  'case-macro.make': managing,
  'case-macro.change': managing,
  'case-macro.remove': managing,
  'case.macros': contacting,
  'case-capacity.show': contacting,

  // Everybody's own, and nobody else's.
  'notice.list': everyone,
  'notice.unread': everyone,
  'notice.change': everyone,
  'notice.read-all': everyone,
  'notice-setting.show': everyone,
  'notice-setting.change': everyone,

  'visit.due': contacting,
  'visit.list': contacting,
  'visit.form': contacting,
  // Figures without persons.
  'visit.marks': reading,
  'visit.note': contacting,
  'visit.plan': contacting,
  'visit.show': contacting,
  'visit.move': contacting,
  'visit.cancel': contacting,
  'visit.calendar': contacting,
  'calendar-feed.show': contacting,
  'calendar-feed.make': contacting,
  'calendar-feed.revoke': contacting,
  'page.calendar': 'invited',
  'follow-up-plan.list': contacting,
  'follow-up-plan.make': managing,
  'follow-up-plan.change': managing,
  'follow-up-plan.end': managing,
  'promise.list': contacting,
  'promise.figures': reading,
  'promise.show': contacting,
  'promise.make': contacting,
  'promise.step': contacting,

  'call.desk': calling,
  'call.next': calling,
  'call.show': calling,
  'call.answer': calling,
  'call.end': calling,
  'fieldwork.show': judging,
  'call-staff.list': managing,
  'call-staff.change': managing,
  'number.check': contacting,
  'number.keep': contacting,
  'number.allow': managing,

  'improvement.list': reading,
  'improvement.form': managing,
  'improvement.show': reading,
  'improvement.plan': managing,
  'improvement.conclude': managing,
  'improvement.remove': managing,

  'idea.list': contacting,
  'idea.suggestions': contacting,
  'idea.show': contacting,
  'idea.make': contacting,
  'idea.change': contacting,
  'idea.join': contacting,
  'idea.part': contacting,
  'idea.move': contacting,
  'idea.merge': managing,
  'idea.publish': managing,
  'idea.told': managing,
  'idea-board.show': contacting,
  'idea-board.change': managing,
  'page.ideas': 'invited',
  'page.ideas-vote': 'invited',
  'page.ideas-done': 'invited',

  'survey.list': reading,
  'survey.make': managing,
  'survey.show': handling,
  'survey.change-draft': managing,
  'survey.publish': managing,
  'survey.close': managing,
  'survey.preview': handling,
  'survey.import': managing,
  'survey.copy': managing,
  'survey.findings': handling,
  'survey.version': handling,
  'survey.changes': handling,
  'survey.remove-tests': managing,
  'library.questionnaires': handling,
  'library.items': handling,
  'survey.mail-preview': handling,
  'survey.letter-preview': handling,
  'letter-trial.send': managing,
  'letter-trial.list': managing,
  'letter-trial.html': managing,
  'survey.recipients': managing,
  'wave.make': managing,
  'wave.list': handling,
  'wave.show': handling,
  'wave.invitations': contacting,
  'wave.pause': managing,
  'wave.resume': managing,
  'wave.cancel': managing,
  'invitation.settle': managing,
  'study.list': handling,
  'study.make': managing,
  'study.show': handling,
  'study.change': managing,
  'study.remove': managing,
  'study.start': managing,
  'study.pause': managing,
  'study.resume': managing,
  'study.end': managing,
  'study.sample-size': handling,
  'study.preview': managing,
  'contact-rules.show': handling,
  'contact-rules.change': managing,
  'contact.decisions': contacting,
  'mail-setting.show': managing,
  'mail-setting.change': managing,
  'mail-setting.remove': managing,
  'mail-setting.test': managing,
  'outbox.list': managing,
  'outbox.show': managing,
  'outbox.html': managing,
  'sending-check.show': managing,
  'sending-check.run': managing,
  'dkim-key.make': managing,
  'return-mail.show': managing,
  'return-mail.change': managing,
  // Replies are read by who may see the customer behind them.
  'inbound.list': contacting,
  'inbound.show': contacting,
  'inbound.change': contacting,
  'inbound.take': managing,
  'page.unsubscribe': 'invited',
  'page.unsubscribe-confirm': 'invited',
  'preference.show': 'invited',
  'preference.save': 'invited',
  'page.trap': 'invited',

  'page.answer': 'invited',
  'page.answer-value': 'invited',
  'page.answer-submit': 'invited',
  'page.answer-privacy': 'invited',
  'page.public': 'invited',
  'page.public-submit': 'invited',
  'page.public-privacy': 'invited',
  'answer.personal': 'invited',
  'answer.public': 'invited',
  'widget.loader': 'anyone',
  'widget.survey': 'invited',
  'widget.visit': 'invited',
  'widget.answer': 'invited',
  'widget.form': 'invited',
  'widget.receipt': 'invited',
  'widget.dismissal': 'invited',
  'kiosk.page': 'invited',
  'kiosk.survey': 'invited',
  'kiosk.answer': 'invited',
  'kiosk.program': 'anyone',
  'kiosk.worker': 'anyone',
  'share.show': handling,
  'share.qr': handling,
  'share.card': handling,
  'embed-secret.make': managing,
  'kiosk-device.make': managing,
  'kiosk-device.change': managing,
  'kiosk-device.revoke': managing,
  'response.list': handling,
  'response.show': handling,
  'response.remove': managing,
  'response.restore': managing,
  'vote.reclassify': managing,
  'live.listen': reading,

  'overview.show': reading,
  'driver.show': reading,
  'expectation.show': reading,
  'moment.list': reading,
  'trend.show': reading,
  'saved-view.list': reading,
  'saved-view.make': reading,
  'saved-view.change': reading,
  'saved-view.remove': reading,
  'trait.list': reading,
  'segment.list': reading,
  'segment.table': reading,
  'cross-tab.show': reading,
  'cross-tab.table': reading,
  'chart-event.list': reading,
  'chart-event.make': judging,
  'chart-event.change': judging,
  'chart-event.remove': judging,
  'norm.list': reading,
  'norm.make': judging,
  'norm.change': judging,
  'norm.end': judging,
  'benchmark.list': reading,
  'benchmark.compare': reading,
  'benchmark.make': judging,
  'benchmark.change': judging,
  'benchmark.remove': judging,
  'loyalty.show': reading,
  'loyalty.table': reading,
  'nonresponse.show': reading,
  'nonresponse.table': reading,
  'word.list': handling,
  'word.file': handling,
  'word-suggestion.list': reading,
  'theme.list': reading,
  'theme.versions': reading,
  'theme.preview': judging,
  'theme.make': judging,
  'theme.change': judging,
  'theme.remove': judging,
  'theme.correct': judging,
  'theme-coding.list': judging,
  'theme-coding.make': judging,
  'theme-coding.show': judging,
  'theme-coding.code': judging,

  'alert-rule.list': managing,
  'alert-rule.choices': managing,
  'alert-rule.preview': managing,
  'alert-rule.show': managing,
  'alert-rule.make': managing,
  'alert-rule.change': managing,
  'alert-rule.remove': managing,
  'alert-channel.list': managing,
  'alert-channel.make': managing,
  'alert-channel.try': managing,
  'alert-channel.remove': managing,
  'alert-message.list': managing,
  'alert-message.retry': managing,
  'digest.show': reading,
  'digest.change': managing,
  'digest.wish': reading,

  'report.list': reading,
  'report.show': reading,
  'report.page': reading,
  'report.pdf': reading,
  'report.table': reading,
  'report.chart': reading,
  'chart.show': reading,
  'report.make': analysing,
  'report.change': analysing,
  'report.remove': analysing,
  'report.choices': analysing,
  'report.readers': analysing,
  'report.schedule': analysing,
  'report.share': analysing,
  'report.end-share': analysing,
  'page.report': 'invited',
  'page.report-pdf': 'invited',
  'glossary.show': reading,
  'glossary.change-page': managing,
  'page.glossary': 'invited',

  'demo.enter': 'invited',

  'health.alive': 'anyone',
  'health.ready': 'anyone',
  'health.version': 'anyone',
  'health.metrics': 'anyone',
  'openapi.show': 'anyone',
  'csp-report.take': 'anyone',
} as const satisfies Record<string, Access>;

export type RouteName = keyof typeof permissions;

/** Routes that only signed-in staff reach; their handlers get a caller. */
export type StaffRouteName = {
  [Name in RouteName]: (typeof permissions)[Name] extends readonly Role[] ? Name : never;
}[RouteName];

/** What programs reach, and the scope that their key needs for it. A route that is not here is closed to every key. */
const scopes: Partial<Readonly<Record<RouteName, KeyScope>>> = {
  'event.tell': 'events:write',
  'event.list': 'events:read',
  'event.list-refused': 'events:read',
  'touchpoint.list': 'events:read',
  'contact.list': 'contacts:read',
  'contact.show': 'contacts:read',
  'contact.consents': 'contacts:read',
  'organisation.list': 'contacts:read',
  'organisation.show': 'contacts:read',
  'contact-attribute.list': 'contacts:read',
  'contact.add': 'contacts:write',
  'contact.change': 'contacts:write',
  'contact.record-consent': 'contacts:write',
  'organisation.make': 'contacts:write',
  'organisation.change': 'contacts:write',
  'response.list': 'responses:read',
  'response.show': 'responses:read',
  'inbound.take': 'mail:write',
};

/** The scope that opens a route to programs; undefined when none does. */
export function scopeOf(name: RouteName): KeyScope | undefined {
  return scopes[name];
}

/** Whether this person, or this program, may use a route. */
export function mayCall({ role, key }: Pick<Caller, 'role' | 'key'>, name: RouteName): boolean {
  if (key === undefined) return mayUse(role, name);
  const scope = scopeOf(name);
  return scope !== undefined && key.scopes.includes(scope);
}

export function accessOf(name: string): Access | undefined {
  const table: Readonly<Record<string, Access>> = permissions;
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

export function mayUse(role: Role, name: RouteName): boolean {
  const access = accessOf(name);
  return access === 'anyone' || access === 'invited' || access?.includes(role) === true;
}

/** What the admin app may offer this role: the names of the staff routes it may use. */
export function permissionsOf(role: Role): readonly RouteName[] {
  return routeNames().filter((name) => Array.isArray(permissions[name]) && mayUse(role, name));
}

function routeNames(): readonly RouteName[] {
  return Object.keys(permissions).filter((name): name is RouteName => accessOf(name) !== undefined);
}
