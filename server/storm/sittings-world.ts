import type pg from 'pg';
import type { TestWorkspace } from '../src/database/test-database.ts';
import { uuid } from '../src/database/uuid.ts';
import { forkedSurvey } from '../src/responses/test-forked-survey.ts';
import { newInvitation, newSurvey } from '../src/responses/test-survey.ts';
import { makeWorkspaceCode } from '../src/secret/token.ts';

/** Of so many customers every other one has a personal link, and the rest share a public one. */
export async function makeSittingsWorld(owner: pg.Pool, customers: number): Promise<readonly string[]> {
  await owner.query('select ensure_score_month(current_date)');
  const workspace: TestWorkspace = { id: uuid(), code: makeWorkspaceCode(), name: 'De Vries', ownerId: uuid() };
  await owner.query(`insert into workspace (id, code, name, language) values ($1, $2, $3, 'nl')`, [
    workspace.id,
    workspace.code,
    workspace.name,
  ]);
  await owner.query(
    `insert into staff (workspace_id, id, email, email_key, name, role, language, password_hash)
     values ($1, $2, 'owner@storm.example', 'owner@storm.example', 'Sanne', 'owner', 'nl', '!')`,
    [workspace.id, workspace.ownerId],
  );
  const survey = await newSurvey(owner, workspace, forkedSurvey());
  const links: string[] = [];
  for (let customer = 0; customer < customers; customer += 1) {
    const isPersonal = customer % 2 === 0;
    links.push(isPersonal ? `/a/${(await newInvitation(owner, workspace, survey)).token}` : `/s/${survey.publicToken}`);
  }
  return links;
}
