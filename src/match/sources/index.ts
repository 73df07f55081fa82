export { classifySource, sourceIdentity, type ClassifiedSource } from './classifySource.ts'
export { AGENCIES, findAgency, type Agency } from './agencies.ts'
export { sourceCore, type SourceCore } from './sourceCore.ts'
