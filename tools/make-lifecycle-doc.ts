/** Writes docs/lifecycle.md from the table of the core, the contract, the labels of the screens and the default profile. */
import { writeFileSync } from 'node:fs'
import { lifecyclePage } from './lifecycle-doc/page.ts'
import { readSources } from './lifecycle-doc/sources.ts'

writeFileSync(new URL('../docs/lifecycle.md', import.meta.url), lifecyclePage(readSources()))
