'use client'

import { FieldLabel, useField, useTranslation } from '@payloadcms/ui'
import type { JSONFieldClientComponent } from 'payload'
import { useId } from 'react'

import { translate } from '../../translations/label.ts'
import './index.css'

/**
 * What machines noted, to be read and copied: JSON, indented, from left to right. Payload's own field is an
 * editor that browsers would load from elsewhere.
 */
export const JsonText: JSONFieldClientComponent = ({ field: { label, localized }, path }) => {
  const { value } = useField<unknown>({ path })
  const { t } = useTranslation()
  const name = useId()
  const isEmpty = value === null || value === undefined || value === ''
  return (
    <div className="field-type nashra-json">
      <div id={name}>
        <FieldLabel
          as="span"
          path={path}
          {...(label === undefined ? {} : { label })}
          {...(localized === undefined ? {} : { localized })}
        />
      </div>
      {isEmpty ? (
        <p className="nashra-json__empty">{translate({ key: 'jsonText:empty', t })}</p>
      ) : (
        <pre
          aria-labelledby={name}
          className="nashra-json__text"
          dir="ltr"
          role="region"
          // What scrolls is scrolled by the keyboard too.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          {JSON.stringify(value, null, 2)}
        </pre>
      )}
    </div>
  )
}
