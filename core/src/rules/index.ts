export { type Guidance, type GuidanceChannel, guidanceChannels } from './guidance.ts'
export * from './measures.ts'
export * from './profile.ts'
export * from './types.ts'
