'use client'

import { Button, useDebounce } from '@payloadcms/ui'
import { useEffect, useId, useState } from 'react'

import { ask } from './request.ts'
import type { Named, Shared } from './types.ts'

type Props = Shared & {
  chosen: Named | null
  onChoose: (name: Named | null) => void
  side: 'from' | 'into'
}

type Doc = { id: string; label?: string; name?: string; usage?: number }

/** Most names that a search shows; whoever wants others types more of the name. */
const mostShown = 8

/** A search for one name; what was chosen stands in its place. */
export const NamePicker = ({ api, chosen, count, nameHref, of, onChoose, say, side }: Props) => {
  const field = useId()
  const [typed, setTyped] = useState('')
  const asked = useDebounce(typed.trim(), 250)
  const [found, setFound] = useState<null | { docs: Doc[]; of: string }>(null)
  useEffect(() => {
    let isCurrent = true
    if (asked !== '') {
      void ask<{ docs: Doc[] }>({ url: `${api}?${queryFor({ asked, of })}` }).then((answer) => {
        if (isCurrent) setFound(answer.ok ? { docs: answer.body.docs, of: asked } : null)
      })
    }
    return () => {
      isCurrent = false
    }
  }, [api, asked, of])
  if (chosen) {
    return (
      <div className="nashra-merge__picker">
        <span className="nashra-merge__label">{say(`mergePick:${side}`)}</span>
        <p className="nashra-merge__chosen">
          <a dir="auto" href={nameHref(chosen.id)}>
            {chosen.name}
          </a>
          <Button
            aria-label={`${say('mergeView:change')}: ${chosen.name}`}
            buttonStyle="secondary"
            margin={false}
            onClick={() => {
              setTyped('')
              onChoose(null)
            }}
            size="small"
          >
            {say('mergeView:change')}
          </Button>
        </p>
      </div>
    )
  }
  const docs = typed.trim() === '' ? [] : (found?.docs ?? [])
  return (
    <div className="nashra-merge__picker">
      <label className="nashra-merge__label" htmlFor={field}>
        {say(`mergePick:${side}`)}
      </label>
      <input
        autoComplete="off"
        dir="auto"
        id={field}
        maxLength={200}
        onChange={({ target }) => {
          setTyped(target.value)
        }}
        placeholder={say('mergeView:search')}
        type="search"
        value={typed}
      />
      <div aria-live="polite">
        {typed.trim() !== '' && found?.of === asked && docs.length === 0 && (
          <p>{say('mergeView:noMatch')}</p>
        )}
      </div>
      <ul className="nashra-merge__found">
        {docs.map(({ id, label, name, usage }) => (
          <li key={id}>
            <button
              onClick={() => {
                onChoose({ id, name: label ?? name ?? id })
              }}
              type="button"
            >
              <bdi>{label ?? name}</bdi>
              {usage !== undefined && (
                <small>{say('mergeView:articles', { count: count(usage) })}</small>
              )}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** By the name or another of its names; what was merged already is found under what it was merged into. */
const queryFor = ({ asked, of }: { asked: string; of: Shared['of'] }): URLSearchParams => {
  const name = of === 'tags' ? 'label' : 'name'
  return new URLSearchParams({
    depth: '0',
    limit: String(mostShown),
    ...(of === 'tags' ? { sort: '-usage' } : { sort: 'name' }),
    'where[and][0][mergedInto][exists]': 'false',
    [`where[and][1][or][0][${name}][like]`]: asked,
    'where[and][1][or][1][aliases.name][like]': asked,
  })
}
