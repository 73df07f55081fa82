'use client'

import { toast, useTranslation } from '@payloadcms/ui'

import { translate } from '../../translations/label.ts'
import { PostButton } from './PostButton.tsx'

/** Sends a channel a ping, and says what came of it. It goes where the saved channel leads. */
export const TestChannel = () => {
  const { i18n, t } = useTranslation()
  return (
    <PostButton
      label={translate({ key: 'webhookView:test', t })}
      path="test"
      onAnswer={(answer) => {
        const { duration, ok, problem, status } = answer as Tested
        if (!ok) {
          toast.error(problem)
          return
        }
        const number = new Intl.NumberFormat(i18n.language)
        const values = { duration: number.format(duration), status: String(status) }
        toast.success(translate({ key: 'webhookView:tested', t, values }))
      }}
    />
  )
}

type Tested = { duration: number; ok: boolean; problem: null | string; status: null | number }
