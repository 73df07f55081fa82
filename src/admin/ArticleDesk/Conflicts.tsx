import { Link } from '@payloadcms/ui'

import type { ArticleDesk } from '../../desk/panel/types.ts'
import type { TranslationKey } from '../../translations/label.ts'
import { Section } from './Section.tsx'
import type { Saying } from './words.ts'
import { numberIn, valueIn } from './words.ts'

/** `reopen` takes back what was decided, which was to keep `kept`. */
export type DecideConflict = (
  args: { field: string; keep: 'mine' | 'theirs' } | { field: string; reopen: 'mine' | 'theirs' },
) => void

/** Where the document was imported again with something else than what is written here. */
export const Conflicts = ({
  desk: { conflicts, decided, may },
  locale,
  onDecide,
  originHref,
  say,
}: Saying & { desk: ArticleDesk; onDecide: DecideConflict; originHref: string }) =>
  conflicts.length + decided.length === 0 ? null : (
    <Section
      count={
        conflicts.length === 0
          ? say('deskPanel:conflictsDecided')
          : numberIn({ locale, value: conflicts.length })
      }
      isOpen={conflicts.length > 0}
      name="conflicts"
      title={say('deskPanel:conflicts')}
      tone={conflicts.length > 0 ? 'bad' : 'quiet'}
    >
      {conflicts.length > 0 && (
        <p>
          <small>{say('deskPanel:conflictHelp')}</small>
        </p>
      )}
      <ul className="nashra-desk__rows">
        {conflicts.map(({ field, imported, mine }) => (
          <li key={field}>
            <strong>{say(`articles:${field}` as TranslationKey)}</strong>
            {field === 'body' ? (
              <Link href={originHref} prefetch={false}>
                {say('deskPanel:compare')}
              </Link>
            ) : (
              <dl className="nashra-desk__sides">
                {(
                  [
                    ['theirs', imported],
                    ['mine', mine],
                  ] as const
                ).map(([side, value]) => (
                  <div key={side}>
                    <dt>{say(`deskPanel:${side}`)}</dt>
                    <dd dir="auto">
                      {value === null
                        ? say('deskPanel:noValue')
                        : valueIn({ field, locale, value })}
                    </dd>
                  </div>
                ))}
              </dl>
            )}
            {may.change && (
              <span className="nashra-desk__buttons">
                {(
                  [
                    ['theirs', 'takeTheirs'],
                    ['mine', 'keepMine'],
                  ] as const
                ).map(([keep, name]) => (
                  <button
                    className="nashra-desk__small"
                    key={keep}
                    onClick={() => {
                      onDecide({ field, keep })
                    }}
                    type="button"
                  >
                    {say(`deskPanel:${name}`)}
                    <span className="nashra-desk__hidden">
                      {' '}
                      {say(`articles:${field}` as TranslationKey)}
                    </span>
                  </button>
                ))}
              </span>
            )}
          </li>
        ))}
        {decided.map(({ field, keep }) => (
          <li key={`decided ${field}`}>
            <strong>{say(`articles:${field}` as TranslationKey)}</strong>
            <small>{say(`deskPanel:decided_${keep}`)}</small>
            {may.change && (
              <button
                className="nashra-desk__small"
                onClick={() => {
                  onDecide({ field, reopen: keep })
                }}
                type="button"
              >
                {say('deskPanel:undo')}
                <span className="nashra-desk__hidden">
                  {' '}
                  {say(`articles:${field}` as TranslationKey)}
                </span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
