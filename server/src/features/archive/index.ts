export { type Listed, listMonths, putAway, takeBack, wordsOf } from './archive.ts'
