import type { ArticleDesk } from '../../desk/panel/types.ts'
import { More } from './Links.tsx'
import { Other } from './Other.tsx'
import { Section } from './Section.tsx'
import type { Saying } from './words.ts'
import { numberIn } from './words.ts'

/** The copies and editions of other sources, what is out first and marked. */
export const Versions = ({
  desk: { stage, versions },
  ...saying
}: Saying & { desk: ArticleDesk }) => {
  const { locale, say } = saying
  const isOut = versions.docs.some((version) => version.stage === 'live')
  return versions.total === 0 ? null : (
    <Section
      count={numberIn({ locale, value: versions.total })}
      // That another one is out already is what an editor must not miss.
      isOpen={isOut && stage !== 'live'}
      name="versions"
      title={say('deskPanel:versions')}
      tone={isOut && stage !== 'live' ? 'bad' : 'quiet'}
    >
      <ul className="nashra-desk__rows">
        {versions.docs.map((version) => (
          <li className={version.stage === 'live' ? 'is-out' : ''} key={version.id}>
            <Other {...saying} article={version} />
          </li>
        ))}
      </ul>
      <More {...saying} left={versions.total - versions.docs.length} />
    </Section>
  )
}
