/** Builds the screens into web/dist, unless they were built from these very sources before. */
export function buildWebIfNeeded(): void
