import type { ArticleDesk, Override } from '../../desk/panel/types.ts'
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
        <Decided locale={locale} override={rights.override} say={say} />{' '}
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

/** Who gave it terms of its own, and when, as far as it is known. */
const Decided = ({
  locale,
  override: { by, isPermission, since },
  say,
}: Pick<Saying, 'locale' | 'say'> & { override: Override }) => {
  const values = {
    at: since ? momentIn({ at: since, locale }) : '',
    by: by ? isolated(by) : '',
  }
  const known = by && since ? 'byAt' : by ? 'by' : since ? 'at' : null
  // The reason stands among those of the verdict.
  return (
    <small>
      {known
        ? say(`deskPanel:${isPermission ? 'agreed' : 'set'}_${known}`, values)
        : say('deskPanel:override')}
    </small>
  )
}

/** A name in a sentence of the other direction stays one name (Unicode Standard Annex 9, isolates). */
const isolated = (name: string): string => `\u2068${name}\u2069`
