'use client'

import { toast, useTranslation } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'

import { translate } from '../../translations/label.ts'
import { PostButton } from './PostButton.tsx'

/** Has a delivery sent again. */
export const ResendDelivery = () => {
  const { t } = useTranslation()
  const router = useRouter()
  return (
    <PostButton
      label={translate({ key: 'webhookView:resend', t })}
      path="resend"
      onAnswer={() => {
        toast.success(translate({ key: 'webhookView:resent', t }))
        router.refresh()
      }}
    />
  )
}
