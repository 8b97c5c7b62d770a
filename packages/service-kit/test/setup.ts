import { beforeAll } from 'vitest'
import { emptyDatabase } from './database.ts'

beforeAll(emptyDatabase)
