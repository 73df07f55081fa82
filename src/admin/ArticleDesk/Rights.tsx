import type { ArticleDesk } from '../../desk/panel/types.ts'
import { leadTo } from './leadTo.ts'
import { Section } from './Section.tsx'
import type { Saying } from './words.ts'
import { momentIn } from './words.ts'

const tones = {
  allowed: 'good',
  ask: 'bad',
  conditional: 'good',
  forbidden: 'bad',
  unknown: 'bad',
} as const

/** Whether it may be published, and why, in sentences; with the line that is printed with it. */
export const Rights = ({
  desk: { rights, stage },
  locale,
  say,
}: Saying & { desk: ArticleDesk }) => (
  <Section
    count={say(`deskPanel:state_${rights.state}`)}
    isOpen={stage !== 'live' && stage !== 'archived'}
    name="rights"
    title={say('deskPanel:rights')}
    tone={tones[rights.state]}
  >
    <p className="nashra-desk__verdict">{rights.sentence}</p>
    <ul className="nashra-desk__reasons">
      {rights.reasons.map(({ code, sentence }) => (
        <li dir="auto" key={code}>
          {sentence}
        </li>
      ))}
    </ul>
    {rights.override && (
      <p>
        {say('deskPanel:override')} <bdi>{rights.override.reason ?? say('deskPanel:noValue')}</bdi>
        {rights.override.since && <> · {momentIn({ at: rights.override.since, locale })}</>}{' '}
        <button className="nashra-desk__small" onClick={() => void leadTo('rights')} type="button">
          {say('deskPanel:show')}
        </button>
      </p>
    )}
    {rights.credit && (
      <p>
        <small>{say('deskPanel:credit')}</small>
        <br />
        <bdi>{rights.credit}</bdi>
      </p>
    )}
  </Section>
)
