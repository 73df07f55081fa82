import type { ArticleDesk, LinkOut } from '../../desk/panel/types.ts'
import { Other } from './Other.tsx'
import { Section } from './Section.tsx'
import type { Saying } from './words.ts'
import { numberIn } from './words.ts'
import type { TranslationKey } from '../../translations/label.ts'

/** Decides about a title: `article` is the suggestion that is meant. */
export type DecideLink = (args: {
  article?: string
  how: 'accept' | 'dismiss' | 'reopen'
  link: string
}) => void

/** The titles that the article prints, with what they may mean, and those of others that lead here. */
export const Links = ({
  desk: { links, may },
  onDecide,
  ...saying
}: Saying & { desk: ArticleDesk; onDecide: DecideLink }) => {
  const { locale, say } = saying
  const suggested = links.out.filter(({ suggestions }) => suggestions.length > 0).length
  const all = links.totalOut + links.totalIn
  if (all === 0) return null
  return (
    <Section
      count={
        suggested > 0
          ? `${say('deskPanel:suggested')}: ${numberIn({ locale, value: suggested })}`
          : numberIn({ locale, value: all })
      }
      isOpen={suggested > 0 && may.decideLinks}
      name="links"
      title={say('deskPanel:related')}
    >
      {links.out.length > 0 && <h3>{say('deskPanel:linksOut')}</h3>}
      <ul className="nashra-desk__rows">
        {links.out.map((link) => (
          <Title
            {...saying}
            key={link.id}
            link={link}
            mayDecide={may.decideLinks}
            onDecide={onDecide}
          />
        ))}
      </ul>
      <More {...saying} left={links.totalOut - links.out.length} />
      {links.in.length > 0 && <h3>{say('deskPanel:linksIn')}</h3>}
      <ul className="nashra-desk__rows">
        {links.in.map(({ from, id, title }) => (
          <li key={id}>
            <bdi>{title}</bdi>
            <Other {...saying} article={from} />
          </li>
        ))}
      </ul>
      <More {...saying} left={links.totalIn - links.in.length} />
    </Section>
  )
}

const Title = ({
  link: { dismissed, id, isDecided, state, suggestions, title, to },
  mayDecide,
  onDecide,
  ...saying
}: Saying & { link: LinkOut; mayDecide: boolean; onDecide: DecideLink }) => {
  const { say } = saying
  const mayUndo = mayDecide && ((isDecided && to) || (state === 'unresolved' && dismissed > 0))
  return (
    <li>
      <bdi>{title}</bdi>
      {to ? (
        <Other {...saying} article={to} />
      ) : (
        <small>{say(`linkState:${state}` as TranslationKey)}</small>
      )}
      {mayUndo && (
        <button
          className="nashra-desk__small"
          onClick={() => {
            onDecide({ how: 'reopen', link: id })
          }}
          type="button"
        >
          {say('deskPanel:reopen')}
          <span className="nashra-desk__hidden"> {title}</span>
        </button>
      )}
      {suggestions.map(({ article }) => (
        <div className="nashra-desk__suggestion" key={article.id}>
          <small>{say('deskPanel:suggested')}</small>
          <Other {...saying} article={article} />
          <span className="nashra-desk__buttons">
            {(['accept', 'dismiss'] as const).map((how) => (
              <button
                className="nashra-desk__small"
                key={how}
                onClick={() => {
                  onDecide({ article: article.id, how, link: id })
                }}
                type="button"
              >
                {say(`deskPanel:${how}`)}
                <span className="nashra-desk__hidden"> {article.headline}</span>
              </button>
            ))}
          </span>
        </div>
      ))}
    </li>
  )
}

/** How many are not shown. */
export const More = ({ left, locale, say }: Saying & { left: number }) =>
  left > 0 ? (
    <p>
      <small>
        {say('deskPanel:more')} {numberIn({ locale, value: left })}
      </small>
    </p>
  ) : null
