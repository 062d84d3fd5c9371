export { addDays, dayOf, fromIso, halfDayOf, isDay, startOfDay, toIso } from './days.ts'
export { computeDue, explainDue, type Light, lightOf } from './due.ts'
export * from './types.ts'
export { addWorkingDays, subtractWorkingDays, type WorkingDay, workingDay } from './working-days.ts'
