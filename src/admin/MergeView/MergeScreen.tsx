'use client'

import { SetStepNav, useTranslation } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import { useEffect, useRef, useState } from 'react'

import type { MergeKind } from '../../desk/merge/index.ts'
import { translate } from '../../translations/label.ts'
import './index.css'
import { NamePicker } from './NamePicker.tsx'
import { PastMerges } from './PastMerges.tsx'
import { Preview } from './Preview.tsx'
import { ask } from './request.ts'
import { Suggestions } from './Suggestions.tsx'
import type { Chosen, Named, Shared } from './types.ts'

type Props = {
  admin: string
  api: string
  articles: string
  collection: string
  fromId: null | string
  intoId: null | string
  of: MergeKind
}

/** Choosing two names, looking at what a merge would change, merging, and what was merged. */
export const MergeScreen = ({ admin, api, articles, collection, fromId, intoId, of }: Props) => {
  const { i18n, t } = useTranslation()
  const [chosen, setChosen] = useState<Chosen>({ from: null, into: null })
  // Counts the merges and undos: what is shown below is asked for anew.
  const [turn, setTurn] = useState(0)
  const work = useRef<HTMLElement>(null)
  // Digits as the panel's own: Latin in both languages.
  const locale = i18n.language === 'ar' ? 'ar-u-nu-latn' : 'en'
  const numbers = new Intl.NumberFormat(locale)
  const times = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const lists = new Intl.ListFormat(locale)
  const hrefOf = (slug: string) => (id: string) =>
    formatAdminURL({ adminRoute: admin, path: `/collections/${slug}/${id}` })
  const shared: Shared = {
    api,
    articleHref: hrefOf(articles),
    count: (number) => numbers.format(number),
    list: (things) => lists.format(things),
    moment: (at) => times.format(new Date(at)),
    nameHref: hrefOf(collection),
    of,
    say: (key, values = {}) => translate({ key, t, values }),
  }
  const { say } = shared

  useEffect(() => {
    void Promise.all([fromId, intoId].map((id) => findName({ api, id }))).then(
      ([from = null, into = null]) => {
        if (from || into) setChosen({ from, into })
      },
    )
  }, [api, fromId, intoId])

  const choose = (pair: Chosen): void => {
    setChosen(pair)
    work.current?.scrollIntoView({ block: 'start' })
    work.current?.focus()
  }
  const changed = (): void => {
    setTurn((last) => last + 1)
  }
  return (
    <>
      <SetStepNav nav={[{ label: say(`mergeTitle:${of}`) }]} />
      <h1>{say(`mergeTitle:${of}`)}</h1>
      <p className="nashra-merge__lead">{say(`mergeLead:${of}`)}</p>
      <section
        aria-label={say('mergeView:choose')}
        className="nashra-merge__work"
        ref={work}
        tabIndex={-1}
      >
        <div className="nashra-merge__pickers">
          {(['from', 'into'] as const).map((side) => (
            <NamePicker
              {...shared}
              key={side}
              chosen={chosen[side]}
              onChoose={(name) => {
                setChosen({ ...chosen, [side]: name })
              }}
              side={side}
            />
          ))}
        </div>
        {chosen.from && chosen.into && (
          <Preview
            {...shared}
            from={chosen.from}
            into={chosen.into}
            key={`${chosen.from.id} ${chosen.into.id}`}
            onChanged={changed}
            onSwap={() => {
              setChosen({ from: chosen.into, into: chosen.from })
            }}
          />
        )}
      </section>
      <Suggestions {...shared} onChoose={choose} turn={turn} />
      <PastMerges {...shared} onChanged={changed} turn={turn} />
    </>
  )
}

type Found = { id: string; label?: string; name?: string }

const findName = async ({ api, id }: { api: string; id: null | string }): Promise<Named | null> => {
  if (id === null) return null
  const found = await ask<Found>({ url: `${api}/${encodeURIComponent(id)}?depth=0` })
  return found.ok ? { id: found.body.id, name: found.body.label ?? found.body.name ?? id } : null
}
