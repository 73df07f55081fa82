import { useField } from '@payloadcms/ui'
import { useState } from 'react'

import type { ArticleDesk } from '../../desk/panel/types.ts'
import { Other } from './Other.tsx'
import { Section } from './Section.tsx'
import type { Saying } from './words.ts'
import { numberIn } from './words.ts'

type Field = 'deck' | 'headline'

/** What a field said before a suggestion was taken: Payload makes its forms anew after each save. */
const taken = new Map<string, { after: string; before: string }>()

/** What was printed and may stand above the article: one click fills the field, another takes it back. */
export const Suggestions = ({
  article,
  desk: { decks, headlines, may },
  ...saying
}: Saying & { article: string; desk: ArticleDesk }) => {
  const { locale, say } = saying
  const headline = useAccept({ article, field: 'headline' })
  const deck = useAccept({ article, field: 'deck' })
  const openHeadlines = headlines.filter(({ text }) => text !== headline.value)
  const openDecks = decks.filter(({ text }) => text !== deck.value)
  const count = openHeadlines.length + openDecks.length
  if (!may.change || (count === 0 && !headline.undo && !deck.undo)) return null
  return (
    <Section
      count={numberIn({ locale, value: count })}
      isOpen={openHeadlines.length > 0}
      name="suggestions"
      title={say('deskPanel:suggestions')}
    >
      <p>
        <small>{say('deskPanel:suggestionsHelp')}</small>
      </p>
      {(openHeadlines.length > 0 || headline.undo) && (
        <h3>{say('deskPanel:headlineSuggestions')}</h3>
      )}
      <Undo {...saying} accepted={headline} field="headline" />
      <ul className="nashra-desk__rows">
        {openHeadlines.map(({ article: other, from, text }) => (
          <li key={text}>
            {/* Another version is called what is suggested. */}
            {from !== 'version' && <bdi>{text}</bdi>}
            <small>{say(`deskPanel:headlineFrom_${from}`)}</small>
            <Other
              {...saying}
              article={{ originalPublishedAt: null, stage: 'imported', ...other }}
              isBrief
            />
            <Accept {...saying} accepted={headline} text={text} />
          </li>
        ))}
      </ul>
      {(openDecks.length > 0 || deck.undo) && <h3>{say('deskPanel:deckSuggestions')}</h3>}
      <Undo {...saying} accepted={deck} field="deck" />
      <ul className="nashra-desk__rows">
        {openDecks.map(({ from, text }) => (
          <li key={text}>
            <bdi>{text}</bdi>
            <small>{say(`deskPanel:deckFrom_${from}`)}</small>
            <Accept {...saying} accepted={deck} text={text} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

type Accepted = {
  accept: (text: string) => void
  /** Puts back what was there; null where nothing was taken, or it was changed since. */
  undo: (() => void) | null
  value: string
}

const useAccept = ({ article, field }: { article: string; field: Field }): Accepted => {
  const { setValue, value } = useField<null | string | undefined>({ path: field })
  const [, setCount] = useState(0)
  const key = `${article} ${field}`
  const before = taken.get(key)
  const current = value ?? ''
  return {
    accept: (text) => {
      taken.set(key, { after: text, before: current })
      setValue(text)
      setCount((count) => count + 1)
    },
    undo:
      before?.after === current
        ? () => {
            taken.delete(key)
            setValue(before.before)
            setCount((count) => count + 1)
          }
        : null,
    value: current,
  }
}

const Accept = ({ accepted, say, text }: Saying & { accepted: Accepted; text: string }) => (
  <button
    className="nashra-desk__small"
    onClick={() => {
      accepted.accept(text)
    }}
    type="button"
  >
    {say('deskPanel:accept')}
    <span className="nashra-desk__hidden"> {text}</span>
  </button>
)

const Undo = ({ accepted, field, say }: Saying & { accepted: Accepted; field: Field }) =>
  accepted.undo && (
    <p>
      <bdi>{accepted.value}</bdi>{' '}
      <button className="nashra-desk__small" onClick={accepted.undo} type="button">
        {say('deskPanel:undo')}
        <span className="nashra-desk__hidden"> {say(`articles:${field}`)}</span>
      </button>
    </p>
  )
