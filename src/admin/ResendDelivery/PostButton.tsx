'use client'

import { Button, toast, useAuth, useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import { useState } from 'react'

import { translate } from '../../translations/label.ts'
import './index.css'

type Props = { label: string; onAnswer: (answer: unknown) => void; path: string }

/** Asks the server for something below the address of the document, as administrators may. */
export const PostButton = ({ label, onAnswer, path }: Props) => {
  const { user } = useAuth()
  const { config } = useConfig()
  const { collectionSlug, id } = useDocumentInfo()
  const { t } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  const isAdmin = (user as { role?: unknown } | null)?.role === 'admin'
  if (!isAdmin || id === undefined || collectionSlug === undefined) return null

  const ask = async (): Promise<void> => {
    setAsking(true)
    try {
      const address = formatAdminURL({
        apiRoute: config.routes.api,
        path: `/${collectionSlug}/${id}/${path}`,
      })
      const answer = await fetch(address, { credentials: 'include', method: 'POST' })
      const body = (await answer.json()) as { errors?: { message?: string }[] }
      if (answer.ok) onAnswer(body)
      else toast.error(body.errors?.[0]?.message ?? answer.statusText)
    } catch {
      toast.error(translate({ key: 'webhookView:failed', t }))
    }
    setAsking(false)
  }

  return (
    <Button
      buttonStyle="secondary"
      className="nashra-post-button"
      disabled={isAsking}
      margin={false}
      onClick={() => void ask()}
      size="medium"
    >
      {label}
    </Button>
  )
}
