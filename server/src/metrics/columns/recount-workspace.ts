import type { Logger } from 'pino';
import type { Databases } from '../../database/connect.ts';
import { inWorkspaceSnapshot } from '../../database/workspace-snapshot.ts';
import type { ColumnFolder } from './column-files.ts';
import { isRecent } from './is-recent.ts';
import { type Recount, recountSurvey } from './recount.ts';
import { surveysOf } from './recount-views.ts';
import type { SurveyCache } from './survey-cache.ts';

type RecountParts = Readonly<{
  databases: Databases;
  log: Logger;
  cache: SurveyCache;
  folder: ColumnFolder | undefined;
}>;

/** Compares the columns of each survey of a workspace with its rows; what differs is told, and thrown away. */
export async function recountWorkspace(
  { databases, log, cache, folder }: RecountParts,
  workspaceId: string,
): Promise<Recount> {
  const surveys = await inWorkspaceSnapshot(databases.columns, workspaceId, surveysOf);
  const done: Recount[] = [];
  for (const surveyId of surveys) {
    const entry = cache.find(workspaceId, surveyId);
    const known = entry !== undefined && isRecent(entry) ? entry.state : undefined;
    const found = await inWorkspaceSnapshot(databases.columns, workspaceId, (db) =>
      recountSurvey(db, surveyId, { known, folder }),
    );
    for (const difference of found.differences)
      log.error({ workspaceId, ...difference }, 'columns differed from their rows and are made anew');
    if (found.differences.length > 0 && entry !== undefined) cache.forget(entry);
    done.push(found);
  }
  return {
    months: done.reduce((sum, { months }) => sum + months, 0),
    differences: done.flatMap(({ differences }) => differences),
  };
}
