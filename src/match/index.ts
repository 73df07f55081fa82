export * from './headlines/index.ts'
export * from './sources/index.ts'
export * from './tags/index.ts'
export * from './titles/index.ts'
