import { describe, expect, test } from 'vitest'
import { faultsOf } from '@alliance/infra/checks/migrations'
import { parseJsonc } from '@alliance/infra/wrangler-file'

describe('the migration check', () => {
  test.each([
    ['CREATE TABLE a (x integer);', 'STRICT'],
    ['CREATE TABLE a (\n  x integer\n);\nCREATE TABLE b (y text) STRICT;', 'STRICT'],
    ['CREATE TABLE a (x text REFERENCES b(x) ON DELETE CASCADE) STRICT;', 'RESTRICT'],
    ['DROP TABLE a;', 'drop: <reason>'],
    ['PRAGMA foreign_keys=OFF;', 'foreign_keys'],
    ['CREATE TRIGGER t BEFORE UPDATE ON a begin SELECT 1; end;', 'upper case'],
    ['CREATE TABLE a (x text) STRICT;\r\n', 'LF'],
  ])('refuses %j', (sql, because) => {
    expect(faultsOf(sql)).toEqual([expect.stringContaining(because)])
  })

  test.each([
    "CREATE TABLE a (x text CHECK (x IN ('a;b'))) STRICT;",
    'CREATE TABLE a (x text PRIMARY KEY) STRICT, WITHOUT ROWID;',
    'CREATE VIRTUAL TABLE f USING fts5(x);',
    '-- drop: never held a row\nDROP TABLE a;',
    'CREATE TRIGGER t BEFORE UPDATE ON a WHEN NEW.x = 1 BEGIN SELECT 1; END;',
  ])('accepts %j', (sql) => {
    expect(faultsOf(sql)).toEqual([])
  })
})

test('a wrangler file may hold comments and trailing commas, and texts that look like them', () => {
  const text = `{ // why
    "url": "http://x//y", /* and
    why */ "list": ["a, ]", "b",],
  }`
  expect(parseJsonc(text)).toEqual({ url: 'http://x//y', list: ['a, ]', 'b'] })
})
