export { loadCity, presentCalendar } from './city.ts'
export { readReviewed } from './files.ts'
export { referenceRoutes } from './routes.ts'
export { type CatalogueRow, type CityLists, type PlaceEntry, saveCalendar, saveLists } from './store.ts'
