import { sql, type SQL } from 'drizzle-orm'

/** The columns of rows as one JSON array, so that a card and all its lists are one query. */
export const rows = (object: SQL, from: SQL): SQL<string> =>
  sql<string>`(SELECT json_group_array(json_object(${object})) FROM (${from}))`
