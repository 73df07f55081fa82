export { AdminStyles } from './AdminStyles/index.tsx'
export { Icon } from './Icon/index.tsx'
export { Logo } from './Logo/index.tsx'
