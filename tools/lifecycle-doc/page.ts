import { clocksPart } from './clocks.ts'
import { commandsPart } from './commands.ts'
import { rulesPart } from './rules.ts'
import type { Sources } from './sources.ts'
import { statesPart } from './states.ts'

/** The command that writes the page anew, as whoever finds it out of date is told. */
export const howToMake = 'npx tsx tools/make-lifecycle-doc.ts'

/** The text of docs/lifecycle.md: the same sources always make the same text. */
export const lifecyclePage = ({ labels, profile }: Sources): string => `# The life of a matter

Made from the table in \`core/src/matter/lifecycle.ts\`, the contract, the labels of the screens and the default profile. Do not write
here: change those, then run \`${howToMake}\`. What the words mean stands in [glossary.md](glossary.md).

${statesPart(labels)}

${commandsPart(labels)}

${clocksPart(labels)}

${rulesPart(profile)}
`
