export { ArticleActions, NoButton } from './ArticleActions/index.tsx'
export { AdminStyles } from './AdminStyles/index.tsx'
export { Icon } from './Icon/index.tsx'
export { Logo } from './Logo/index.tsx'
