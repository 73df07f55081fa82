import type { ArticleDesk } from '../../desk/panel/types.ts'
import { leadTo } from './leadTo.ts'
import { Section } from './Section.tsx'
import type { Saying } from './words.ts'
import { numberIn } from './words.ts'

/** What is held and what is missing before the article goes out; what is missing leads to its field. */
export const Checklist = ({
  desk: { checklist, may, stage },
  locale,
  say,
}: Saying & { desk: ArticleDesk }) => {
  const open = checklist.filter(({ isMet }) => !isMet)
  return (
    <Section
      count={
        open.length === 0
          ? say('deskPanel:allMet')
          : `${say('deskPanel:openPoints')} ${numberIn({ locale, value: open.length })}`
      }
      isOpen={stage !== 'live' && stage !== 'archived'}
      name="checklist"
      title={say('deskPanel:checklist')}
      tone={open.some(({ need }) => need === 'must') ? 'bad' : 'good'}
    >
      <ul className="nashra-desk__points">
        {checklist.map(({ field, isMet, label, need, point }) => (
          <li className={`nashra-desk__point ${isMet ? 'is-met' : `is-${need}`}`} key={point}>
            <span aria-hidden="true" className="nashra-desk__mark" />
            <span className="nashra-desk__hidden">
              {say(isMet ? 'deskPanel:met' : 'deskPanel:missing')}{' '}
            </span>
            <span className="nashra-desk__words">
              {label}
              {!isMet && need === 'should' && <small> ({say('deskPanel:should')})</small>}
            </span>
            {!isMet && may.change && (
              <button
                className="nashra-desk__small"
                onClick={() => void leadTo(field)}
                type="button"
              >
                {say('deskPanel:change')}
                <span className="nashra-desk__hidden"> {label}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
