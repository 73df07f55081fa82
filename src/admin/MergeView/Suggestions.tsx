'use client'

import { Button } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

import type { BriefName, MergeSuggestion } from '../../desk/merge/index.ts'
import { Evidence } from './Evidence.tsx'
import type { Answer } from './request.ts'
import { ask } from './request.ts'
import type { Chosen, Shared } from './types.ts'

type Props = Shared & { onChoose: (pair: Chosen) => void; turn: number }
type Offered = { docs: MergeSuggestion[]; hasMore: boolean }

/** How many more each time. */
const step = 20

/** Names that may be one, the likeliest first, each pair to be looked at or said to be two. */
export const Suggestions = ({ onChoose, turn, ...shared }: Props) => {
  const { api, say } = shared
  const [limit, setLimit] = useState(step)
  const [found, setFound] = useState<Answer<Offered> | null>(null)
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    let isCurrent = true
    void ask<Offered>({ url: `${api}/merge-suggestions?limit=${limit}` }).then((answer) => {
      if (isCurrent) setFound(answer)
    })
    return () => {
      isCurrent = false
    }
  }, [api, limit, turn])

  const decide = async (pair: MergeSuggestion, how: 'dismiss' | 'reopen'): Promise<void> => {
    const url = `${api}/${pair.from.id}/${how}-merge`
    const answer = await ask({ data: { other: pair.into.id }, url })
    if (!answer.ok) return
    const next = new Set(dismissed)
    if (how === 'dismiss') next.add(keyOf(pair))
    else next.delete(keyOf(pair))
    setDismissed(next)
  }

  return (
    <section aria-labelledby="merge-suggestions" className="nashra-merge__part">
      <h2 id="merge-suggestions">{say('mergeView:suggestions')}</h2>
      {!found && <p role="status">{say('mergeView:waiting')}</p>}
      {found && !found.ok && <p role="alert">{found.message ?? say('mergeView:failed')}</p>}
      {found?.ok && found.body.docs.length === 0 && <p>{say('mergeView:noSuggestions')}</p>}
      {found?.ok && found.body.docs.length > 0 && (
        <>
          <p>{say('mergeView:suggestionsHelp')}</p>
          <ul className="nashra-merge__suggestions">
            {found.body.docs.map((pair) => (
              <li key={keyOf(pair)}>
                {dismissed.has(keyOf(pair)) ? (
                  <p className="nashra-merge__dismissed">
                    {say('mergeView:dismissed', { one: pair.from.name, other: pair.into.name })}{' '}
                    <Button
                      buttonStyle="secondary"
                      margin={false}
                      onClick={() => void decide(pair, 'reopen')}
                      size="small"
                    >
                      {say('mergeView:reopen')}
                    </Button>
                  </p>
                ) : (
                  <Suggestion
                    {...shared}
                    onDismiss={() => void decide(pair, 'dismiss')}
                    onLook={() => {
                      onChoose({ from: pair.from, into: pair.into })
                    }}
                    pair={pair}
                  />
                )}
              </li>
            ))}
          </ul>
          {found.body.hasMore && (
            <Button
              buttonStyle="secondary"
              onClick={() => {
                setLimit(limit + step)
              }}
            >
              {say('mergeView:more')}
            </Button>
          )}
        </>
      )}
    </section>
  )
}

const keyOf = ({ from, into }: MergeSuggestion): string => [from.id, into.id].sort().join(' ')

type SuggestionProps = Shared & {
  onDismiss: () => void
  onLook: () => void
  pair: MergeSuggestion
}

const Suggestion = ({ onDismiss, onLook, pair, ...shared }: SuggestionProps) => {
  const { list, say } = shared
  const { evidence, from, into } = pair
  const names = `${from.name} · ${into.name}`
  return (
    <article aria-label={names} className="nashra-merge__pair">
      <div className="nashra-merge__sides">
        <Side {...shared} name={from} />
        <span aria-hidden="true" className="nashra-merge__arrow" />
        <Side {...shared} name={into} stays />
      </div>
      <Evidence evidence={evidence} from={from.name} into={into.name} list={list} say={say} />
      <div className="nashra-merge__buttons">
        <Button
          aria-label={`${say('mergeView:look')}: ${names}`}
          buttonStyle="primary"
          margin={false}
          onClick={onLook}
          size="small"
        >
          {say('mergeView:look')}
        </Button>
        <Button
          aria-label={`${say('mergeView:dismiss')}: ${names}`}
          buttonStyle="secondary"
          margin={false}
          onClick={onDismiss}
          size="small"
        >
          {say('mergeView:dismiss')}
        </Button>
      </div>
    </article>
  )
}

const Side = ({
  articleHref,
  count,
  name: { articles, examples, id, name },
  nameHref,
  say,
  stays = false,
}: Shared & { name: BriefName; stays?: boolean }) => (
  <div className="nashra-merge__side">
    <h3>
      <a dir="auto" href={nameHref(id)}>
        {name}
      </a>
      {stays && <small className="nashra-merge__stays">{say('mergeView:stays')}</small>}
    </h3>
    <p>{say('mergeView:articles', { count: count(articles) })}</p>
    <ul>
      {examples.map((example) => (
        <li key={example.id}>
          <a dir="auto" href={articleHref(example.id)}>
            {example.headline ?? say('mergeView:noTitle')}
          </a>
        </li>
      ))}
    </ul>
  </div>
)
