import { useConfig, useTranslation } from '@payloadcms/ui'
import { useMemo } from 'react'
import { formatAdminURL } from 'payload/shared'

import type { TranslationKey } from '../../translations/label.ts'
import { translate } from '../../translations/label.ts'

/** Our strings, numbers and addresses, in the language of the screen. */
export const useWords = () => {
  const { i18n, t } = useTranslation()
  const { config } = useConfig()
  const { admin, api } = config.routes
  return useMemo(() => {
    // Digits as the panel's own: Latin in both languages.
    const locale = i18n.language === 'ar' ? 'ar-u-nu-latn' : 'en'
    const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
    const percent = new Intl.NumberFormat(locale, { maximumFractionDigits: 0, style: 'percent' })
    const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
    const unit = (
      value: number,
      name: 'gigabyte' | 'hour' | 'kilobyte' | 'megabyte' | 'minute' | 'second',
    ) =>
      new Intl.NumberFormat(locale, {
        maximumFractionDigits: name === 'gigabyte' ? 1 : 0,
        style: 'unit',
        unit: name,
        unitDisplay: name.endsWith('byte') ? 'short' : 'long',
      }).format(value)
    return {
      addressOf: (path: `/${string}`) => `${api}${path}`,
      bytes: (value: number) => {
        const kilobytes = value / 1024
        const megabytes = kilobytes / 1024
        if (megabytes < 1) return unit(Math.max(1, kilobytes), 'kilobyte')
        return megabytes >= 1024 ? unit(megabytes / 1024, 'gigabyte') : unit(megabytes, 'megabyte')
      },
      duration: (seconds: number) => {
        if (seconds < 60) return unit(seconds, 'second')
        const minutes = Math.ceil(seconds / 60)
        return minutes < 60 ? unit(minutes, 'minute') : unit(Math.ceil(minutes / 60), 'hour')
      },
      hrefOf: (path: `/${string}`) => formatAdminURL({ adminRoute: admin, path }),
      moment: (at: string) => moment.format(new Date(at)),
      number: (value: number) => number.format(value),
      /** A reason in the words of the screen; the sentence of the import where there are none. */
      reason: (kept: string) => {
        const key = `importReason:${kept.split(':', 1)[0] ?? ''}` as TranslationKey
        const said = translate({ key, t })
        return said.endsWith(key) ? kept : said
      },
      percent: (share: number) => percent.format(share),
      say: (key: TranslationKey, values?: Record<string, string>) =>
        translate({ key, t, ...(values ? { values } : {}) }),
    }
  }, [admin, api, i18n.language, t])
}

export type Words = ReturnType<typeof useWords>
