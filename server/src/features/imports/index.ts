export { type Imported, importMessages, type Progress, type Refused } from './import-messages.ts'
