import { actions } from '../../desk/actions/table.ts'
import type { ArticleDesk } from '../../desk/panel/types.ts'
import { askFor } from '../ArticleActions/askFor.ts'
import { leadTo } from './leadTo.ts'
import { Section } from './Section.tsx'
import type { Saying } from './words.ts'
import { numberIn } from './words.ts'

/** What is held and what is missing before the article goes out; what is missing leads to its field. */
export const Checklist = ({ desk, locale, say }: Saying & { desk: ArticleDesk }) => {
  const { checklist, may, stage } = desk
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
            {isAcceptable({ desk, point }) && (
              <button
                className="nashra-desk__small"
                onClick={() => {
                  askFor('acceptHeadline')
                }}
                type="button"
              >
                {say('deskPanel:acceptHeadline')}
              </button>
            )}
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

/** Whether a headline that was made from the text may be taken as it stands. */
const isAcceptable = ({
  desk: { checklist, may, stage },
  point,
}: {
  desk: ArticleDesk
  point: ArticleDesk['checklist'][number]['point']
}): boolean => {
  const isMet = (name: typeof point) => checklist.find((one) => one.point === name)?.isMet
  const stages: readonly string[] = actions.acceptHeadline.from.stages
  return (
    point === 'printedHeadline' &&
    may.change &&
    stages.includes(stage) &&
    isMet('headline') === true &&
    isMet('printedHeadline') === false
  )
}
