'use client'

import { useAuth, useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { formatAdminURL } from 'payload/shared'

import { translate } from '../../translations/label.ts'
import './index.css'

/** Administrators alone import; the screen and the server look for themselves. */
const useImportHref = (): null | string => {
  const { user } = useAuth()
  const { config } = useConfig()
  if ((user as { role?: unknown } | null)?.role !== 'admin') return null
  return formatAdminURL({ adminRoute: config.routes.admin, path: '/import' })
}

/** The way to the import in the panel's menu. */
export const ImportNavLink = () => {
  const { t } = useTranslation()
  const href = useImportHref()
  const isHere = usePathname() === href
  if (href === null) return null
  return (
    <Link
      aria-current={isHere ? 'page' : undefined}
      className="nav__link nashra-import-link"
      href={href}
      id="nav-import"
      prefetch={false}
    >
      <span className="nav__link-label">{translate({ key: 'importView:title', t })}</span>
    </Link>
  )
}

/** The way from a run, or from the list of runs, to its report. */
export const ImportRunLink = () => {
  const { id } = useDocumentInfo()
  const { t } = useTranslation()
  const href = useImportHref()
  if (href === null) return null
  return (
    <Link
      className="nashra-import-run-link"
      href={id === undefined ? href : `${href}?run=${id}`}
      prefetch={false}
    >
      {translate({ key: id === undefined ? 'importView:title' : 'importView:report', t })}
    </Link>
  )
}
